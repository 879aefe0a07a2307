import { expect, test } from 'vitest';
import { ShortMemory } from './short-memory.ts';

test('it never holds more than it was told to, and always the newest', () => {
  const memory = new ShortMemory<number>(3);
  for (let n = 0; n < 10; n++) {
    memory.set(`${n}`, n);
    expect(memory.get(`${n}`)).toBe(n);
  }
  const held = Array.from({ length: 10 }, (_, n) => memory.get(`${n}`)).filter((one) => one !== undefined);
  expect(held.length).toBeGreaterThan(0);
  expect(held.length).toBeLessThanOrEqual(3);
});
