import type { Ctx } from '../ctx.ts';

export interface RememberOptions {
  /** For so many seconds the last answer is given again. */
  readonly fresh: number;
  /** For so many more the last answer is still given, once, while the next is read. */
  readonly stale: number;
  /** Of how many keys at most. */
  readonly most: number;
}

interface Kept<T> {
  readonly until: number;
  readonly answer: Promise<T>;
}

/**
 * What stands around pages and changes slowly (names, counts), read by each node every few seconds instead of at each
 * request. Only for what is shown: an act reads afresh. Each database has its own memory.
 */
export function remembered<T>({ fresh, stale, most }: RememberOptions) {
  const memories = new WeakMap<object, Map<string, Kept<T>>>();
  return (ctx: Pick<Ctx, 'db' | 'clock'>, key: string, read: () => Promise<T>): Promise<T> => {
    const memory = memories.get(ctx.db) ?? new Map<string, Kept<T>>();
    memories.set(ctx.db, memory);
    const now = ctx.clock.now().getTime();
    const known = memory.get(key);
    const age = known ? now - known.until : Number.POSITIVE_INFINITY;
    // A clock that was set back (in tests) makes the memory worthless, not eternal.
    if (known && age < 0 && age >= -fresh * 1000) return known.answer;
    const serves = known && age >= 0 && age < stale * 1000 ? known.answer : null;
    for (const [old, { until }] of memory) if (until <= now - stale * 1000 || memory.size >= most) memory.delete(old);
    const answer = read();
    const until = now + fresh * 1000;
    memory.set(key, { until, answer: serves ?? answer });
    answer.then(
      // What is not there yet may be there at the next request.
      (found) => (found === null ? memory.delete(key) : memory.set(key, { until, answer })),
      () => memory.delete(key),
    );
    return serves ?? answer;
  };
}
