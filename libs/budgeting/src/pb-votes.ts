import { readDecimal } from './decimal.ts';
import { BallotGatherer, type BallotKind, type Ballots } from './election.ts';
import { PbError, type PbWarning } from './pb-error.ts';
import { type PbRows, readHeader } from './pb-rows.ts';

/** Reads VOTES, each different text of a ballot once. */
export function readVotes(
  rows: PbRows,
  kind: BallotKind,
  places: ReadonlyMap<string, number>,
  warnings: PbWarning[],
  /** Points of each project that a ballot with points does not name. */
  unnamed = '',
): Ballots {
  const scored = kind === 'cumulative' || kind === 'scoring';
  const columns = readHeader(rows, 'VOTES', scored ? ['vote', 'points'] : ['vote']);
  const at = {
    voter: columns.indexOf('voter_id'),
    vote: columns.indexOf('vote'),
    points: scored ? columns.indexOf('points') : -1,
  };
  const last = Math.max(at.voter, at.vote, at.points);
  const voters = new Voters(warnings);
  const ballots = scored ? new PointBallots(kind, places, unnamed) : new NamingBallots(kind, places, warnings);
  for (let line = rows.nextLine(); line !== null; line = rows.nextLine()) {
    const number = rows.line;
    const fields = line.includes('"') ? rows.fieldsOf(line) : fieldsUpTo(line, last);
    if (at.voter !== -1) voters.note((fields[at.voter] ?? '').trim(), number);
    const vote = fields[at.vote];
    if (vote === undefined) throw new PbError(number, 'vote', 'The line ends before this column.');
    const points = scored ? fields[at.points] : '';
    if (points === undefined) throw new PbError(number, 'points', 'The line ends before this column.');
    ballots.add(vote, points, number);
  }
  return ballots.finish();
}

/** The first fields of a line without quotation marks; those behind are not looked at. */
function fieldsUpTo(line: string, last: number): string[] {
  const fields: string[] = [];
  let from = 0;
  while (fields.length <= last) {
    const end = line.indexOf(';', from);
    if (end === -1) {
      fields.push(line.slice(from));
      break;
    }
    fields.push(line.slice(from, end));
    from = end + 1;
  }
  return fields;
}

/** Who has voted; numbers are kept as numbers, since there may be a million. */
class Voters {
  readonly #numbers = new Set<number>();
  readonly #names = new Set<string>();
  readonly #warnings: PbWarning[];

  constructor(warnings: PbWarning[]) {
    this.#warnings = warnings;
  }

  note(voter: string, line: number): void {
    if (voter === '') return;
    const number = Number(voter);
    const isNumber = number < 2 ** 52 && `${number}` === voter;
    const before = this.#numbers.size + this.#names.size;
    if (isNumber) this.#numbers.add(number);
    else this.#names.add(voter);
    if (this.#numbers.size + this.#names.size > before) return;
    const why = `Voter "${voter.slice(0, 40)}" has a second ballot; both are counted.`;
    this.#warnings.push({ line, field: 'voter_id', why });
  }
}

/** Approval and ordinal ballots: each different text is read once. */
class NamingBallots {
  readonly #gathered: BallotGatherer;
  readonly #places: ReadonlyMap<string, number>;
  readonly #warnings: PbWarning[] | null;
  readonly #rows = new Map<string, number>();

  constructor(kind: BallotKind, places: ReadonlyMap<string, number>, warnings: PbWarning[]) {
    this.#gathered = new BallotGatherer(kind);
    this.#places = places;
    this.#warnings = kind === 'approval' ? warnings : null;
  }

  add(vote: string, _points: string, line: number): void {
    const row = this.#rows.get(vote);
    if (row !== undefined) this.#gathered.again(row, 1);
    else this.#rows.set(vote, this.#gathered.add(readNamed(vote, line, this.#places, this.#warnings), [], 1));
  }

  finish(): Ballots {
    return this.#gathered.finish(1);
  }
}

interface Written {
  readonly line: number;
  readonly vote: string;
  readonly points: string;
  count: number;
}

/** Ballots with points: what a point is parted into is known when all are there. */
class PointBallots {
  readonly #kind: BallotKind;
  readonly #places: ReadonlyMap<string, number>;
  readonly #texts = new Map<string, Written>();
  readonly #unnamed: string;

  constructor(kind: BallotKind, places: ReadonlyMap<string, number>, unnamed: string) {
    this.#kind = kind;
    this.#places = places;
    this.#unnamed = unnamed;
  }

  add(vote: string, points: string, line: number): void {
    const text = `${vote};${points}`;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, { line, vote, points, count: 1 });
    else known.count += 1;
  }

  finish(): Ballots {
    const texts = [...this.#texts.values()];
    const scale =
      10 ** texts.reduce((most, { points }) => Math.max(most, decimalsIn(points)), decimalsIn(this.#unnamed));
    const gathered = new BallotGatherer(this.#kind);
    let total = 0;
    for (const written of texts) {
      const named = readNamed(written.vote, written.line, this.#places, null);
      const points = readPoints(written, named.length, scale);
      this.#giveOthers(named, points, written.line, scale);
      total += points.reduce((sum, value) => sum + Math.max(value, 0), 0) * written.count;
      if (total > MOST_TOGETHER) throw new PbError(written.line, 'points', 'So many points cannot be counted exactly.');
      gathered.add(named, points, written.count);
    }
    return gathered.finish(scale);
  }

  #giveOthers(named: number[], points: number[], line: number, scale: number): void {
    if (this.#unnamed === '') return;
    const others = [...this.#places.values()].filter((place) => !named.includes(place));
    const [each = 0] = readPoints({ points: this.#unnamed, line }, 1, scale);
    named.push(...others);
    points.push(...others.map(() => each));
  }
}

function decimalsIn(points: string): number {
  const parts = points.split(',').map((part) => part.trim().split('.')[1]?.length ?? 0);
  return parts.reduce((most, places) => Math.min(Math.max(most, places), 6), 0);
}

function readNamed(
  vote: string,
  line: number,
  places: ReadonlyMap<string, number>,
  warnings: PbWarning[] | null,
): number[] {
  const named: number[] = [];
  for (const id of listIn(vote)) {
    const place = places.get(id);
    if (place === undefined) throw new PbError(line, 'vote', `"${id.slice(0, 40)}" is not among the projects.`);
    if (!named.includes(place)) named.push(place);
    else if (warnings === null) throw new PbError(line, 'vote', `"${id.slice(0, 40)}" is named twice.`);
    else warnings.push({ line, field: 'vote', why: `"${id.slice(0, 40)}" is named twice; it is counted once.` });
  }
  return named;
}

function readPoints({ points, line }: Pick<Written, 'points' | 'line'>, expected: number, scale: number): number[] {
  const given = listIn(points);
  if (given.length !== expected)
    throw new PbError(line, 'points', `${given.length} numbers of points for ${expected} projects.`);
  return given.map((text) => {
    const value = readDecimal(text);
    const inWhole = value === null ? Number.NaN : (Number(value.digits) * scale) / 10 ** value.places;
    if (!Number.isInteger(inWhole) || Math.abs(inWhole) > MOST_POINTS)
      throw new PbError(line, 'points', `"${text.slice(0, 40)}" is not a number of points.`);
    return inWhole;
  });
}

const MOST_POINTS = 1e9;
const MOST_TOGETHER = 2 ** 47;

/** Ids or points apart by commas; a comma at the end, and blanks, mean nothing. */
function listIn(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
