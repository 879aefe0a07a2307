import { type Lot, lotOf } from './lot.ts';
import type { Pool } from './pool.ts';

/** Thrown where the legacy rule ran into dead ends only, although there may be panels. */
export class LegacyGaveUpError extends Error {}

/** After so many dead ends in a row for one ticket it gives up. */
const MOST_ATTEMPTS = 10_000;

/**
 * Panels drawn as organisations did before the fair algorithms, each of them one ticket: again and again somebody is drawn
 * from the feature that is hardest to fill – the largest (min − taken) / people left; who has a feature that is full
 * leaves; from a dead end it begins anew. Not fair: for comparison only.
 * @returns for each ticket the positions of its people, ascending
 * @throws LegacyGaveUpError
 */
export function legacyTickets(
  pool: Pool,
  { size, tickets, seed, tell }: { size: number; tickets: number; seed: string; tell: (done: number) => void },
): number[][] {
  const lot = lotOf(seed, 'legacy');
  return Array.from({ length: tickets }, (_, done) => {
    tell(done / tickets);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const panel = attemptPanel(pool, size, lot);
      if (panel !== null) return panel.sort((a, b) => a - b);
    }
    throw new LegacyGaveUpError(`The legacy rule found no panel in ${MOST_ATTEMPTS} attempts.`);
  });
}

function attemptPanel(pool: Pool, size: number, lot: Lot): number[] | null {
  const { quotas, featuresOf } = pool;
  const taken = quotas.map(() => 0);
  const left = quotas.map(() => 0);
  for (const features of featuresOf) for (const at of features) left[at] = (left[at] ?? 0) + 1;
  const panel: number[] = [];
  let candidates = featuresOf.map((_, person) => person);
  candidates = withoutFull(pool, candidates, { taken, left });
  while (panel.length < size) {
    const hardest = hardestFeature(pool, { taken, left });
    if (hardest === null) return null;
    const among = candidates.filter((person) => featuresOf[person]?.includes(hardest));
    const drawn = among[lot.below(among.length)] as number;
    panel.push(drawn);
    for (const at of featuresOf[drawn] ?? []) {
      taken[at] = (taken[at] ?? 0) + 1;
      left[at] = (left[at] ?? 0) - 1;
    }
    candidates = withoutFull(
      pool,
      candidates.filter((person) => person !== drawn),
      { taken, left },
    );
  }
  return quotas.every(({ min }, at) => (taken[at] ?? 0) >= min) ? panel : null;
}

interface Standing {
  readonly taken: number[];
  /** Candidates of each feature. */
  readonly left: number[];
}

/** @returns null in a dead end: nobody left, or fewer than are still needed */
function hardestFeature({ quotas }: Pool, { taken, left }: Standing): number | null {
  let hardest: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [at, { min }] of quotas.entries()) {
    const needed = min - (taken[at] ?? 0);
    const people = left[at] ?? 0;
    if (needed > people) return null;
    if (people > 0 && needed / people > most) {
      most = needed / people;
      hardest = at;
    }
  }
  return hardest;
}

/** Who has a feature that is full can no longer be drawn. */
function withoutFull({ quotas, featuresOf }: Pool, candidates: number[], { taken, left }: Standing): number[] {
  const isFull = quotas.map(({ max }, at) => (taken[at] ?? 0) >= max);
  if (!isFull.includes(true)) return candidates;
  return candidates.filter((person) => {
    const features = featuresOf[person] ?? [];
    if (!features.some((at) => isFull[at])) return true;
    for (const at of features) left[at] = (left[at] ?? 0) - 1;
    return false;
  });
}
