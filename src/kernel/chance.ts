/** Chance is passed in, so that a test or a draw can be repeated. */
export interface Chance {
  bytes(length: number): Uint8Array;
}

/** Time is passed in. */
export interface Clock {
  now(): Date;
}

/** A clock for tests and imports: it stands still until moved. */
export function fixedClock(at: Date | string): Clock & { set(at: Date | string): void } {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next);
    },
  };
}

/** Deterministic chance from a whole-number seed (mulberry32). For demo cities and tests, never for secrets. */
export function seededChance(
  seed: number,
): Chance & { next(): number; below(n: number): number; pick<T>(items: readonly T[]): T } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('Nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
