import { expect, test } from 'vitest';
import { fixedClock, seededChance } from '#kernel/chance.ts';
import { isId } from '#kernel/ids.ts';
import { createIdMaker } from './id-maker.ts';

test('ids made in the same millisecond keep their order', () => {
  const newId = createIdMaker(fixedClock('2026-11-16T10:00:00Z'), seededChance(1));
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
});

test('no id comes twice, even when one millisecond makes more than the counter holds', () => {
  const newId = createIdMaker(fixedClock('2026-11-16T10:00:00Z'), seededChance(1));
  expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
});
