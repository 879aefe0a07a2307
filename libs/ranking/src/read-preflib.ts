import { BallotFileError } from './ballot-file-error.ts';
import type { Ballot, Candidate, Profile, Rank } from './profile.ts';

/**
 * Reads a PrefLib file of orders (.soc, .soi, .toc, .toi), with the headers of today (`# NUMBER ALTERNATIVES: 12`, lines
 * `800: 12,{6,4}`) or those used until 2022 (`12`, `1,Name`, `voters,sum,unique`, lines `800,12,{6,4}`).
 * PrefLib says nothing about seats. Source: https://preflib.github.io/PrefLib-Jekyll/format
 * @throws BallotFileError
 */
export function readPreflib(text: string): Profile {
  const lines = text.replace(/^\u{FEFF}/u, '').split(/\r\n|\n|\r/u);
  const isOld = /^\s*\d+\s*$/u.test(lines.find((line) => line.trim() !== '') ?? '');
  const { title, candidates, from } = isOld ? readOldHeader(lines) : readHeader(lines);
  const ballots: Ballot[] = [];
  const seenOn = new Map<Candidate, number>();
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (line.trim() === '' || line.startsWith('#')) continue;
    ballots.push(
      readOrder({ text: line, line: at + 1, size: candidates.length, seenOn, ballot: ballots.length }, isOld),
    );
  }
  return { title, seats: null, candidates, withdrawn: [], tieOrder: null, ballots };
}

interface Header {
  readonly title: string;
  readonly candidates: readonly string[];
  readonly from: number;
}

function readHeader(lines: readonly string[]): Header {
  let title = '';
  let size = 0;
  const names = new Map<number, string>();
  let at = 0;
  for (; at < lines.length && (lines[at]?.startsWith('#') || lines[at]?.trim() === ''); at += 1) {
    const [, key = '', value = ''] = /^#\s*([^:]*):\s*(.*)$/u.exec(lines[at] as string) ?? [];
    if (key === 'TITLE') title = value.trim();
    if (key === 'NUMBER ALTERNATIVES') size = howMany(value, at + 1);
    const number = /^ALTERNATIVE NAME (\d{1,9})$/u.exec(key)?.[1];
    if (number !== undefined) names.set(Number(number), value.trim());
  }
  if (size === 0) throw new BallotFileError(1, 0, 'there is no "# NUMBER ALTERNATIVES: …" before the orders');
  return {
    title,
    candidates: Array.from({ length: size }, (_, place) => names.get(place + 1) ?? `${place + 1}`),
    from: at,
  };
}

function readOldHeader(lines: readonly string[]): Header {
  let at = lines.findIndex((line) => line.trim() !== '');
  const size = howMany(lines[at] as string, at + 1);
  const candidates: string[] = [];
  for (at += 1; candidates.length < size; at += 1) {
    const [, number, name] = /^\s*(\d{1,9})\s*,(.*)$/u.exec(lines[at] ?? '') ?? [];
    if (Number(number) !== candidates.length + 1)
      throw new BallotFileError(at + 1, 0, `this line should be "${candidates.length + 1},name"`);
    candidates.push((name as string).trim());
  }
  if (!/^\s*\d+\s*,\s*\d+\s*,\s*\d+\s*$/u.test(lines[at] ?? ''))
    throw new BallotFileError(at + 1, 0, 'this line should be "voters,sum,unique orders"');
  return { title: '', candidates, from: at + 1 };
}

/** A file of thirty bytes must not ask for a billion names. */
const MOST = 100_000;

function howMany(text: string, line: number): number {
  const number = /^\s*\d{1,9}\s*$/u.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST) return number;
  throw new BallotFileError(line, 0, `the number of alternatives should be from 1 to ${MOST}`);
}

interface Line {
  readonly text: string;
  readonly line: number;
  readonly size: number;
  /** On which ballot a candidate was last met. */
  readonly seenOn: Map<Candidate, number>;
  readonly ballot: number;
}

function readOrder(order: Line, isOld: boolean): Ballot {
  const { text, line } = order;
  const separator = text.indexOf(isOld ? ',' : ':');
  const counted = (separator === -1 ? text : text.slice(0, separator)).trim();
  const count = /^\d{1,15}$/u.test(counted) ? Number(counted) : 0;
  if (count < 1)
    throw new BallotFileError(
      line,
      1,
      `a line of votes begins with how many voted so and a ${isOld ? 'comma' : 'colon'}`,
    );
  return { count, ranks: separator === -1 ? [] : readRanks(order, separator + 1) };
}

function readRanks(order: Line, from: number): Rank[] {
  const ranks: Rank[] = [];
  const { text } = order;
  let at = from;
  while (at < text.length) {
    const opening = skipBlank(text, at);
    if (text.charAt(opening) !== '{') {
      const end = text.indexOf(',', opening);
      const stop = end === -1 ? text.length : end;
      if (ranks.length > 0 || text.slice(opening, stop).trim() !== '') ranks.push(candidateAt(order, opening, stop));
      at = stop + 1;
      continue;
    }
    const close = text.indexOf('}', opening);
    if (close === -1) throw new BallotFileError(order.line, opening + 1, 'this { is never closed');
    const shared = sharedRank(order, opening + 1, close);
    if (shared.length > 0) ranks.push(shared.length === 1 ? (shared[0] as Candidate) : shared);
    at = skipBlank(text, close + 1);
    if (at < text.length && text.charAt(at) !== ',')
      throw new BallotFileError(order.line, at + 1, 'a comma should follow }');
    at += 1;
  }
  return ranks;
}

function sharedRank(order: Line, from: number, to: number): Candidate[] {
  if (order.text.slice(from, to).trim() === '') return [];
  const shared: Candidate[] = [];
  for (let at = from; at <= to; ) {
    const comma = order.text.indexOf(',', at);
    const stop = comma === -1 || comma > to ? to : comma;
    shared.push(candidateAt(order, at, stop));
    at = stop + 1;
  }
  return shared;
}

function candidateAt({ text, line, size, seenOn, ballot }: Line, from: number, to: number): Candidate {
  const word = text.slice(from, to).trim();
  const number = /^\d{1,9}$/u.test(word) ? Number(word) : 0;
  if (number < 1 || number > size)
    throw new BallotFileError(
      line,
      from + 1,
      `${JSON.stringify(word.slice(0, 40))} is no alternative from 1 to ${size}`,
    );
  if (seenOn.get(number - 1) === ballot)
    throw new BallotFileError(line, from + 1, `alternative ${number} is ranked twice`);
  seenOn.set(number - 1, ballot);
  return number - 1;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}
