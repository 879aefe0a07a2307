import type { PairwiseTable } from './pairwise-table.ts';
import type { Candidate } from './profile.ts';

/** One duel: of all ballots, those that prefer the first to the second, and the other way round. */
export interface Duel {
  readonly over: string;
  readonly under: string;
  readonly for: number;
  readonly against: number;
}

/** Who would win if only two stood, for every two. */
export interface CondorcetReport {
  /** Beats every other alone; null where nobody does. */
  readonly winner: string | null;
  /** Loses against every other alone; null where nobody does, or where only one stands. */
  readonly loser: string | null;
  /** The smallest set in which each beats each outside it (Smith set), in the order of the ballot paper. */
  readonly smith: readonly string[];
  /** Why there is no winner: each beats the next, the last beats the first. Null where there is a winner, or only draws. */
  readonly cycle: readonly Duel[] | null;
  /** The draws within the Smith set. */
  readonly draws: readonly Duel[];
  /** The above as one sentence. */
  readonly explanation: string;
}

export function condorcet(table: PairwiseTable, names: readonly string[]): CondorcetReport {
  const { candidates } = table;
  const nameOf = (one: Candidate | undefined) => (one === undefined ? null : (names[one] as string));
  const duel = (a: Candidate, b: Candidate): Duel => ({
    over: names[a] as string,
    under: names[b] as string,
    for: table.prefer(a, b),
    against: table.prefer(b, a),
  });
  const smith = smithSet(table);
  const winner = smith.length === 1 ? smith[0] : undefined;
  const loser = candidates.length === 1 ? undefined : candidates.find((one) => losesAll(table, one));
  const path = winner === undefined ? shortestCycle(table, smith) : null;
  const cycle = path?.map((one, at) => duel(one, path[(at + 1) % path.length] as Candidate)) ?? null;
  const draws = smith.flatMap((a, at) =>
    smith
      .slice(at + 1)
      .filter((b) => isDraw(table, a, b))
      .map((b) => duel(a, b)),
  );
  const found = {
    winner: nameOf(winner),
    loser: nameOf(loser),
    smith: smith.map((one) => names[one] as string),
    cycle,
    draws,
  };
  return { ...found, explanation: inWords(found) };
}

const beats = (table: PairwiseTable, a: Candidate, b: Candidate) => table.prefer(a, b) > table.prefer(b, a);
const isDraw = (table: PairwiseTable, a: Candidate, b: Candidate) => table.prefer(a, b) === table.prefer(b, a);
const losesAll = (table: PairwiseTable, one: Candidate) =>
  table.candidates.every((other) => other === one || beats(table, other, one));

/** From the one with most victories on: whoever is not beaten by someone in the set belongs to it (Fishburn 1977). */
function smithSet(table: PairwiseTable): readonly Candidate[] {
  const { candidates } = table;
  const victories = (one: Candidate) => candidates.filter((other) => beats(table, one, other)).length;
  const scores = new Map(candidates.map((one) => [one, victories(one)]));
  const most = Math.max(...scores.values());
  const set = new Set(candidates.filter((one) => scores.get(one) === most));
  // A Set hands out what is added while it is walked.
  for (const inside of set) {
    for (const other of candidates) if (other !== inside && !beats(table, inside, other)) set.add(other);
  }
  return candidates.filter((one) => set.has(one));
}

/** The shortest cycle of victories within the set; of equally short ones the first by the ballot paper. */
function shortestCycle(table: PairwiseTable, set: readonly Candidate[]): readonly Candidate[] | null {
  let shortest: readonly Candidate[] | null = null;
  for (const start of set) {
    const found = cycleThrough(table, set, start);
    if (found !== null && (shortest === null || found.length < shortest.length)) shortest = found;
    if (shortest?.length === 3) break;
  }
  return shortest;
}

function cycleThrough(table: PairwiseTable, set: readonly Candidate[], start: Candidate): readonly Candidate[] | null {
  const cameFrom = new Map<Candidate, Candidate | null>([[start, null]]);
  for (const [at] of cameFrom) {
    if (at !== start && beats(table, at, start)) return pathTo(at, cameFrom);
    for (const next of set) if (!cameFrom.has(next) && beats(table, at, next)) cameFrom.set(next, at);
  }
  return null;
}

function pathTo(end: Candidate, cameFrom: ReadonlyMap<Candidate, Candidate | null>): readonly Candidate[] {
  const path: Candidate[] = [];
  for (let at: Candidate | null = end; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
  return path;
}

function inWords({ winner, smith, cycle, draws }: Omit<CondorcetReport, 'explanation'>): string {
  if (winner !== null) return `${winner} beats every other candidate alone.`;
  const inset = `Nobody beats every other: ${smith.join(', ')} each beat all the rest, but not each other.`;
  if (cycle === null) {
    const drawn = draws.map(({ over, under, for: votes }) => `${over} and ${under} are level with ${votes} each`);
    return `${inset} ${drawn.join('; ')}.`;
  }
  const steps = cycle.map((duel) => `${duel.over} beats ${duel.under} ${duel.for} to ${duel.against}`);
  return `${inset} The preferences run in a circle: ${steps.join(', ')}.`;
}
