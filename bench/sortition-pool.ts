import type { Pool, Quota } from '@ateneu/sortition';

interface Shape {
  readonly people: number;
  readonly size: number;
  readonly seed: number;
  /** For each category, the shares of its features in the city. */
  readonly categories: readonly (readonly number[])[];
}

/** Six questions as assemblies ask them: gender, age, education, district, tenure, opinion. */
export const ASSEMBLY: readonly (readonly number[])[] = [
  [0.51, 0.485, 0.005],
  [0.23, 0.25, 0.26, 0.26],
  [0.22, 0.3, 0.26, 0.22],
  [0.18, 0.16, 0.14, 0.13, 0.12, 0.1, 0.09, 0.08],
  [0.62, 0.38],
  [0.45, 0.35, 0.2],
];

/** Two questions of two answers. */
export const FOUR_TYPES: readonly (readonly number[])[] = [
  [0.5, 0.5],
  [0.4, 0.6],
];

/**
 * A pool that answered an invitation as people do: some features answer three times as often as others. Quotas are the
 * city's shares of the panel, rounded down and up, one wider each way where a feature is rare in the pool.
 */
export function generatePool({ people, size, seed, categories }: Shape): Pool {
  const chance = mulberry32(seed);
  const eagerness = categories.map((shares) => shares.map(() => 0.5 + chance()));
  const quotas: Quota[] = categories.flatMap((shares, c) =>
    shares.map((share, f) => ({
      category: `category ${c + 1}`,
      feature: `feature ${f + 1}`,
      min: Math.max(0, Math.floor(share * size) - (share < 0.15 ? 1 : 0)),
      max: Math.ceil(share * size) + (share < 0.15 ? 1 : 0),
      minFlex: 0,
      maxFlex: size,
    })),
  );
  const firsts = categories.map((_, c) => categories.slice(0, c).reduce((sum, shares) => sum + shares.length, 0));
  const featuresOf = Array.from({ length: people }, () =>
    categories.map((shares, c) => (firsts[c] ?? 0) + pick(shares, eagerness[c] ?? [], chance())),
  );
  return { people: featuresOf.map((_, i) => `p${i + 1}`), quotas, featuresOf };
}

function pick(shares: readonly number[], eagerness: readonly number[], point: number): number {
  const weights = shares.map((share, f) => share * (eagerness[f] ?? 1));
  let left = point * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z = (z + Math.imul(z ^ (z >>> 7), z | 61)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
