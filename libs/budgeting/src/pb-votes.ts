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
): Ballots {
  const scored = kind === 'cumulative' || kind === 'scoring';
  const columns = readHeader(rows, 'VOTES', scored ? ['vote', 'points'] : ['vote']);
  const at = {
    voter: columns.indexOf('voter_id'),
    vote: columns.indexOf('vote'),
    points: scored ? columns.indexOf('points') : -1,
  };
  const last = Math.max(at.voter, at.vote, at.points);
  const voters = new Set<string>();
  const texts = new Map<string, { line: number; vote: string; points: string; count: number }>();
  for (let line = rows.nextLine(); line !== null; line = rows.nextLine()) {
    const number = rows.line;
    const fields = line.includes('"') ? rows.fieldsOf(line) : fieldsUpTo(line, last);
    if (at.voter !== -1) noteSecondBallot(voters, (fields[at.voter] ?? '').trim(), number, warnings);
    const vote = fields[at.vote];
    if (vote === undefined) throw new PbError(number, 'vote', 'The line ends before this column.');
    const points = scored ? fields[at.points] : '';
    if (points === undefined) throw new PbError(number, 'points', 'The line ends before this column.');
    const text = scored ? `${vote};${points}` : vote;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, { line: number, vote, points, count: 1 });
    else known.count += 1;
  }
  return gather(kind, places, [...texts.values()], warnings);
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

function noteSecondBallot(voters: Set<string>, voter: string, line: number, warnings: PbWarning[]): void {
  if (voter === '') return;
  const before = voters.size;
  if (voters.add(voter).size === before)
    warnings.push({
      line,
      field: 'voter_id',
      why: `Voter "${voter.slice(0, 40)}" has a second ballot; both are counted.`,
    });
}

interface Written {
  readonly line: number;
  readonly vote: string;
  readonly points: string;
  readonly count: number;
}

function gather(
  kind: BallotKind,
  places: ReadonlyMap<string, number>,
  texts: readonly Written[],
  warnings: PbWarning[],
): Ballots {
  const scored = kind === 'cumulative' || kind === 'scoring';
  const scale = scored ? 10 ** texts.reduce((most, { points }) => Math.max(most, decimalsIn(points)), 0) : 1;
  const gathered = new BallotGatherer(kind, places.size);
  let total = 0;
  for (const written of texts) {
    const named = readNamed(written, places, kind === 'approval' ? warnings : null);
    const points = scored ? readPoints(written, named.length, scale) : [];
    total += points.reduce((sum, value) => sum + Math.max(value, 0), 0) * written.count;
    if (total > MOST_TOGETHER) throw new PbError(written.line, 'points', 'So many points cannot be counted exactly.');
    gathered.add(named, points, written.count);
  }
  return gathered.finish(scale);
}

function decimalsIn(points: string): number {
  const parts = points.split(',').map((part) => part.trim().split('.')[1]?.length ?? 0);
  return parts.reduce((most, places) => Math.min(Math.max(most, places), 6), 0);
}

function readNamed(
  { vote, line }: Written,
  places: ReadonlyMap<string, number>,
  warnings: PbWarning[] | null,
): number[] {
  const named = new Set<number>();
  for (const id of listIn(vote)) {
    const place = places.get(id);
    if (place === undefined) throw new PbError(line, 'vote', `"${id.slice(0, 40)}" is not among the projects.`);
    if (!named.has(place)) named.add(place);
    else if (warnings === null) throw new PbError(line, 'vote', `"${id.slice(0, 40)}" is named twice.`);
    else warnings.push({ line, field: 'vote', why: `"${id.slice(0, 40)}" is named twice; it is counted once.` });
  }
  return [...named];
}

function readPoints({ points, line }: Written, expected: number, scale: number): number[] {
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
