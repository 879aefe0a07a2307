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
  const gathered = new BallotGatherer(kind, projects.length);
  for (const { projects: ids, points, count } of plain.ballots) {
    const named = ids.map((id) => placeOf(places, id));
    if (new Set(named).size < named.length) throw new ElectionError('A ballot names a project twice.');
    if (!isWhole(count ?? 1) || !(points ?? []).every(isWhole))
      throw new ElectionError('Points and numbers of ballots are whole.');
    gathered.add(named, points ?? [], count ?? 1);
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
  readonly #projects: number;
  readonly #byKey = new Map<string, number>();
  readonly #rows: { places: readonly number[]; points: readonly number[] | null; weight: number }[] = [];
  #voters = 0;

  constructor(kind: BallotKind, projects: number) {
    this.#kind = kind;
    this.#projects = projects;
  }

  /** @returns the row it was counted in, for {@link BallotGatherer.again} */
  add(places: readonly number[], points: readonly number[], weight: number): number {
    const scored = this.#kind === 'cumulative' || this.#kind === 'scoring';
    const order = places.map((_, at) => at).filter((at) => !scored || (points[at] ?? 0) > 0);
    if (this.#kind !== 'ordinal') order.sort((a, b) => (places[a] as number) - (places[b] as number));
    const named = order.map((at) => places[at] as number);
    const given = scored ? order.map((at) => points[at] as number) : null;
    const key = given === null ? named.join() : `${named.join()};${given.join()}`;
    let row = this.#byKey.get(key);
    if (row === undefined) {
      row = this.#rows.length;
      this.#byKey.set(key, row);
      this.#rows.push({ places: named, points: given, weight: 0 });
    }
    this.again(row, weight);
    return row;
  }

  again(row: number, weight: number): void {
    (this.#rows[row] as { weight: number }).weight += weight;
    this.#voters += weight;
  }

  finish(pointScale: number): Ballots {
    const longest = this.#rows.reduce((most, { places }) => Math.max(most, places.length), 0);
    const entries = this.#rows.reduce((sum, { places }) => sum + places.length, 0);
    const starts = new Int32Array(this.#rows.length + 1);
    const projects = new Int32Array(entries);
    const points = new Float64Array(entries).fill(1);
    let at = 0;
    this.#rows.forEach((row, index) => {
      starts[index] = at;
      row.places.forEach((place, rank) => {
        projects[at] = place;
        if (row.points !== null) points[at] = row.points[rank] as number;
        if (this.#kind === 'ordinal') points[at] = longest - rank;
        at += 1;
      });
    });
    starts[this.#rows.length] = at;
    const weights = Float64Array.from(this.#rows, ({ weight }) => weight);
    if (this.#projects === 0 && entries > 0) throw new ElectionError('Ballots name projects, but there are none.');
    if (!isCountable(weights, starts, points)) throw new ElectionError('So many points cannot be counted exactly.');
    return { voters: this.#voters, rows: this.#rows.length, weights, starts, projects, points, pointScale };
  }
}

/** Sums of points are doubles: whole and exact below 2^53, with room for as many ballots again that are added later. */
function isCountable(weights: Float64Array, starts: Int32Array, points: Float64Array): boolean {
  let total = 0;
  for (let row = 0; row < weights.length; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      total += (weights[row] as number) * (points[at] as number);
  return total < 2 ** 48;
}
