import { expect, test } from 'vitest';
import { dueAfter } from './correction.ts';

test.each([
  ['2026-11-16T10:00:00.000Z', '2026-12-16T10:00:00.000Z'],
  ['2026-12-31T10:00:00.000Z', '2027-01-31T10:00:00.000Z'],
  ['2027-01-31T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
  ['2028-01-30T10:00:00.000Z', '2028-02-29T10:00:00.000Z'],
])('a request of %s is answered by %s', (asked, due) => {
  expect(dueAfter(new Date(asked)).toISOString()).toBe(due);
});
