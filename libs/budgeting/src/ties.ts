import type { Election } from './election.ts';
import { sha256 } from './sha256.ts';

/**
 * How equals are parted, in order: the lower cost, the more votes (points, where ballots give points), the smaller id
 * (compared letter by letter), or the lot: the smaller SHA-256 of `seed:id`, so that anybody can draw it again.
 */
export type Tie = 'cost' | 'votes' | 'id' | 'lot';

/** As equalshares.net has it, and the id where it would draw a lot. */
export const DEFAULT_TIES: readonly Tie[] = ['cost', 'votes', 'id'];

/** `rank[p]` for each project, 0 first, from each one's {@link votesOf}. Ids decide what the ties leave open. @throws RangeError for a lot without seed */
export function rankingOf(
  { projects }: Election,
  votes: Float64Array,
  { ties = DEFAULT_TIES, seed }: { readonly ties?: readonly Tie[]; readonly seed?: string },
): Int32Array {
  const lots = ties.includes('lot') ? projects.map(({ id }) => lotOf(id, seed)) : [];
  const by: Record<Tie, (a: number, b: number) => number> = {
    cost: (a, b) => order((projects[a] as { cost: bigint }).cost, (projects[b] as { cost: bigint }).cost),
    votes: (a, b) => (votes[b] as number) - (votes[a] as number),
    id: (a, b) => order((projects[a] as { id: string }).id, (projects[b] as { id: string }).id),
    lot: (a, b) => order(lots[a] as string, lots[b] as string),
  };
  const criteria = [...ties, 'id' as const].map((tie) => by[tie]);
  const sorted = [...projects.keys()].sort((a, b) => {
    for (const compare of criteria) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const rank = new Int32Array(projects.length);
  sorted.forEach((project, place) => {
    rank[project] = place;
  });
  return rank;
}

/** Each project's votes; its points where ballots give points or ranks. Whole, in units of 1/`pointScale`. */
export function votesOf({ ballots, projects }: Election): Float64Array {
  const votes = new Float64Array(projects.length);
  for (let row = 0; row < ballots.rows; row += 1)
    for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1) {
      const project = ballots.projects[at] as number;
      votes[project] = (votes[project] as number) + (ballots.weights[row] as number) * (ballots.points[at] as number);
    }
  return votes;
}

function lotOf(id: string, seed: string | undefined): string {
  if (seed === undefined) throw new RangeError('A lot needs a seed.');
  return sha256(`${seed}:${id}`);
}

function order<Value extends bigint | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
