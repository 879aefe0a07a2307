import { describe, expect, it } from 'vitest';
import { fixedClock } from '#kernel/chance.ts';
import type { Database } from '../ctx.ts';
import { remembered } from './remembered.ts';

describe('what pages remember', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));
  const setUp = () => {
    const clock = fixedClock(at(0));
    const ctx = { db: {} as Database, clock };
    const ask = remembered<number>({ fresh: 5, stale: 30, most: 2 });
    let reads = 0;
    const read = async () => ++reads;
    return { clock, get: (key = 'a') => ask(ctx, key, read) };
  };

  it('is read once while it is fresh', async () => {
    const { get, clock } = setUp();
    expect([await get(), await get()]).toEqual([1, 1]);
    clock.set(at(4));
    expect(await get()).toBe(1);
  });

  it('is given once more while the next is read, and then the next', async () => {
    const { get, clock } = setUp();
    await get();
    clock.set(at(10));
    expect(await get()).toBe(1);
    expect(await get()).toBe(2);
  });

  it('is read afresh when it is too old, or the clock was set back', async () => {
    const { get, clock } = setUp();
    await get();
    clock.set(at(50));
    expect(await get()).toBe(2);
    clock.set(at(0));
    expect(await get()).toBe(3);
  });

  it('is not remembered when reading it failed', async () => {
    const ask = remembered<number>({ fresh: 5, stale: 30, most: 2 });
    const ctx = { db: {} as Database, clock: fixedClock(at(0)) };
    await expect(ask(ctx, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await ask(ctx, 'a', async () => 7)).toBe(7);
  });

  it('is not remembered when it is not there', async () => {
    const ask = remembered<number | null>({ fresh: 5, stale: 30, most: 2 });
    const ctx = { db: {} as Database, clock: fixedClock(at(0)) };
    expect(await ask(ctx, 'a', async () => null)).toBeNull();
    expect(await ask(ctx, 'a', async () => 7)).toBe(7);
  });

  it('forgets when there is too much', async () => {
    const { get } = setUp();
    await get('a');
    await get('b');
    await get('c');
    expect(await get('a')).toBe(4);
  });
});
