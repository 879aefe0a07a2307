import type { Progress } from '../outcome.ts';
import { CommitteeError } from './committee-error.ts';

/** A sequential rule at some point: who is elected, in order, and who may be next. */
export interface Position {
  readonly elected: readonly number[];
  /** Candidates that are equally next; empty where nobody is left. */
  readonly next: readonly number[];
  after(candidate: number): Position;
  /** The same for positions from which the rule goes on in the same way. */
  readonly key: string;
}

/** Follows a sequential rule by rank, and along every tie. @throws CommitteeError where these are more than `most` */
export function followTies(
  start: Position,
  ranking: Int32Array,
  { seats, most, progress }: { seats: number; most: number; progress: Progress | undefined },
): { winners: readonly number[]; tied: number[][] } {
  let first = start;
  const rank = (candidate: number) => ranking[candidate] as number;
  while (first.elected.length < seats)
    first = first.after(first.next.reduce((best, other) => (rank(other) < rank(best) ? other : best)));
  let layer = new Map([[start.key, start]]);
  for (let seat = 0; seat < seats; seat += 1) {
    progress?.(seat, seats, 'following ties');
    const reached = new Map<string, Position>();
    for (const position of layer.values())
      for (const candidate of position.next) {
        const after = position.after(candidate);
        reached.set(after.key, after);
        if (reached.size > most) throw new CommitteeError(`More than ${most} ways through the ties.`);
      }
    layer = reached;
  }
  const sets = [...layer.values()].map(({ elected }) => [...elected].sort((a, b) => a - b));
  const tied = [...new Map(sets.map((set) => [set.join(), set])).values()];
  return { winners: first.elected, tied: tied.sort((a, b) => compareSets(a, b)) };
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  return a.map((candidate, at) => candidate - (b[at] as number)).find((difference) => difference !== 0) ?? 0;
}
