/**
 * What the votes on a budget are counted from. Money is in whole units of 1/`scale` of the currency (scale 100: cents);
 * points are in whole units of 1/`pointScale` of a point. Make one with {@link electionOf} or `parsePb`.
 */
export interface Election {
  readonly budget: bigint;
  readonly scale: bigint;
  readonly projects: readonly Project[];
  readonly kind: BallotKind;
  readonly ballots: Ballots;
}

export type BallotKind = 'approval' | 'cumulative' | 'ordinal' | 'scoring';

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly cost: bigint;
}

/**
 * Identical ballots are one row with a weight. Row r names the projects `projects[starts[r]] … projects[starts[r + 1] - 1]`
 * (indices into the election's projects), each with `points` above zero: 1 for approval, given for cumulative and
 * scoring; for ordinal the Borda score (1 for the last of the ranking's longest length).
 */
export interface Ballots {
  readonly voters: number;
  readonly rows: number;
  readonly weights: Float64Array;
  readonly starts: Int32Array;
  readonly projects: Int32Array;
  readonly points: Float64Array;
  readonly pointScale: number;
}

/** Thrown for an election that makes no sense: two projects with one id, a ballot that names an unknown project. */
export class ElectionError extends Error {}

/** An election in plain words. Amounts are whole numbers of `scale` units. */
export interface PlainElection {
  readonly budget: bigint | number;
  /** Units in one of the currency; 1 where not given. */
  readonly scale?: bigint | number;
  readonly projects: readonly { readonly id: string; readonly name?: string; readonly cost: bigint | number }[];
  readonly kind?: BallotKind;
  readonly ballots: readonly PlainBallot[];
}

export interface PlainBallot {
  /** Ids; for an ordinal ballot best first. */
  readonly projects: readonly string[];
  /** Beside `projects`, whole; for cumulative and scoring ballots. */
  readonly points?: readonly number[];
  /** Voters who cast this very ballot; 1 where not given. */
  readonly count?: number;
}

/** @throws ElectionError */
export function electionOf(plain: PlainElection): Election {
  const projects = plain.projects.map(({ id, name, cost }) => ({ id, name: name ?? id, cost: BigInt(cost) }));
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  if (places.size < projects.length) throw new ElectionError('Two projects have the same id.');
  if (projects.some(({ cost }) => cost < 0n)) throw new ElectionError('A cost is below zero.');
  if (BigInt(plain.budget) < 0n) throw new ElectionError('The budget is below zero.');
  if (BigInt(plain.scale ?? 1) < 1n) throw new ElectionError('The scale is below one.');
  const kind = plain.kind ?? 'approval';
  const gathered = new BallotGatherer(kind);
  for (const { projects: ids, points, count } of plain.ballots) {
    const named = ids.map((id) => placeOf(places, id));
    if (new Set(named).size < named.length) throw new ElectionError('A ballot names a project twice.');
    if (!isWhole(count ?? 1) || !(points ?? []).every(isWhole))
      throw new ElectionError('Points and numbers of ballots are whole.');
    // Rows that nobody cast would be supporters without a voter.
    if (count !== 0) gathered.add(named, points ?? [], count ?? 1);
  }
  return {
    budget: BigInt(plain.budget),
    scale: BigInt(plain.scale ?? 1),
    projects,
    kind,
    ballots: gathered.finish(1),
  };
}

const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0;

function placeOf(places: ReadonlyMap<string, number>, id: string): number {
  const place = places.get(id);
  if (place === undefined) throw new ElectionError(`A ballot names "${id}", which is not among the projects.`);
  return place;
}

/** Collapses identical ballots, whatever the order of their projects, and lays them out in flat arrays. */
export class BallotGatherer {
  readonly #kind: BallotKind;
  readonly #isScored: boolean;
  readonly #byKey = new Map<string, number>();
  /** Of row after row. */
  readonly #places: number[] = [];
  readonly #points: number[] = [];
  readonly #starts: number[] = [0];
  readonly #weights: number[] = [];
  #longest = 0;
  #voters = 0;

  constructor(kind: BallotKind) {
    this.#kind = kind;
    this.#isScored = kind === 'cumulative' || kind === 'scoring';
  }

  /** @returns the row it was counted in, for {@link BallotGatherer.again} */
  add(places: readonly number[], points: readonly number[], weight: number): number {
    if (this.#isScored) return this.#addScored(places, points, weight);
    const named = this.#kind === 'ordinal' ? places : Int32Array.from(places).sort();
    return this.#addRow(keyOf(named), named, [], weight);
  }

  #addScored(places: readonly number[], points: readonly number[], weight: number): number {
    const order = places.map((_, at) => at).filter((at) => (points[at] ?? 0) > 0);
    order.sort((a, b) => (places[a] as number) - (places[b] as number));
    const named = order.map((at) => places[at] as number);
    const given = order.map((at) => points[at] as number);
    return this.#addRow(`${named.join()};${given.join()}`, named, given, weight);
  }

  #addRow(key: string, named: ArrayLike<number>, given: readonly number[], weight: number): number {
    let row = this.#byKey.get(key);
    if (row === undefined) {
      row = this.#weights.length;
      this.#byKey.set(key, row);
      this.#weights.push(0);
      for (let at = 0; at < named.length; at += 1) this.#places.push(named[at] as number);
      for (const value of given) this.#points.push(value);
      this.#starts.push(this.#places.length);
      this.#longest = Math.max(this.#longest, named.length);
    }
    this.again(row, weight);
    return row;
  }

  again(row: number, weight: number): void {
    this.#weights[row] = (this.#weights[row] as number) + weight;
    this.#voters += weight;
  }

  /** @throws ElectionError for more points than can be counted exactly */
  finish(pointScale: number): Ballots {
    const starts = Int32Array.from(this.#starts);
    const projects = Int32Array.from(this.#places);
    const weights = Float64Array.from(this.#weights);
    const points = this.#isScored ? Float64Array.from(this.#points) : new Float64Array(projects.length).fill(1);
    if (this.#kind === 'ordinal')
      for (let row = 0; row < weights.length; row += 1)
        for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
          points[at] = this.#longest - (at - (starts[row] as number));
    if (!isCountable(weights, starts, points)) throw new ElectionError('So many points cannot be counted exactly.');
    return { voters: this.#voters, rows: weights.length, weights, starts, projects, points, pointScale };
  }
}

/** Short, since a million of them may be kept: one letter for each place while letters last. */
function keyOf(places: readonly number[] | Int32Array): string {
  let key = '';
  for (const place of places) {
    if (place >= 0xd800) return places.join();
    key += String.fromCharCode(place);
  }
  return key;
}

/** Sums of points are doubles: whole and exact below 2^53, with room for as many ballots again that are added later. */
function isCountable(weights: Float64Array, starts: Int32Array, points: Float64Array): boolean {
  let total = 0;
  for (let row = 0; row < weights.length; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      total += (weights[row] as number) * (points[at] as number);
  return total < 2 ** 48;
}
