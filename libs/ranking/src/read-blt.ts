import { BallotFileError } from './ballot-file-error.ts';
import { type BltToken, bltTokens } from './blt-tokens.ts';
import type { Ballot, Candidate, Profile, Rank } from './profile.ts';

/**
 * Reads a BLT file: `candidates seats`, who withdrew as negative numbers, ballots `count first second … 0`, a 0, the names,
 * the title. Equal ranks `2=5`, skipped ones `-`, ballot ids `(A17) 3 1 0`, nicknames `[nick …]`, the order for
 * ties `[tie …]`; other options are passed over, and so is any text after the title.
 * Source: Hill, Wichmann & Woodall 1987 (the ballot part) and the manuals of OpenSTV, OpaVote and Droop.
 * @throws BallotFileError
 */
export function readBlt(text: string): Profile {
  const next = bltTokens(text);
  const size = wholeNumber(next(), 'the number of candidates', 1);
  const seats = wholeNumber(next(), 'the number of seats', 1);
  const heading = readHeading(next, size);
  const ballots = readBallots(next, heading);
  const candidates = readNames(next, size);
  const last = next();
  if (last.kind === 'word' && !last.value.startsWith('[')) throw unexpected(last, `the title, after ${size} names`);
  const { withdrawn, tieOrder } = heading;
  return { title: last.kind === 'text' ? last.value : '', seats, candidates, withdrawn, tieOrder, ballots };
}

type Next = () => BltToken;

interface Heading {
  readonly size: number;
  readonly withdrawn: readonly Candidate[];
  readonly nicknames: ReadonlyMap<string, Candidate>;
  readonly tieOrder: readonly Candidate[] | null;
  /** The first token of the ballots. */
  readonly first: BltToken;
}

function readHeading(next: Next, size: number): Heading {
  const withdrawn = new Set<Candidate>();
  let nicknames: ReadonlyMap<string, Candidate> = new Map();
  let tieOrder: readonly Candidate[] | null = null;
  for (let token = next(); ; token = next()) {
    if (token.kind === 'word' && token.value.startsWith('[')) {
      const { name, words } = readOption(token, next);
      if (name === 'nick') nicknames = readNicknames(token, words, size);
      if (name === 'tie') tieOrder = readTieOrder(token, words, { size, nicknames });
    } else if (token.kind === 'word' && /^-\d/u.test(token.value)) {
      withdrawn.add(candidateOf({ ...token, value: token.value.slice(1) }, { size, nicknames }));
    } else return { size, withdrawn: [...withdrawn].sort((a, b) => a - b), nicknames, tieOrder, first: token };
  }
}

function readOption(opening: BltToken, next: Next): { name: string; words: BltToken[] } {
  const words: BltToken[] = [];
  for (let token = { ...opening, value: opening.value.slice(1) }; ; token = next()) {
    if (token.kind === 'end')
      throw new BallotFileError(opening.line, opening.column, 'this option is never closed by ]');
    const closes = token.value.endsWith(']');
    const value = closes ? token.value.slice(0, -1) : token.value;
    if (value !== '') words.push({ ...token, value });
    if (closes) return { name: words[0]?.value ?? '', words: words.slice(1) };
  }
}

function readNicknames(option: BltToken, words: readonly BltToken[], size: number): ReadonlyMap<string, Candidate> {
  const nicknames = new Map(words.map(({ value }, candidate) => [value, candidate]));
  if (words.length === size && nicknames.size === size) return nicknames;
  throw new BallotFileError(option.line, option.column, `[nick] must give ${size} different nicknames`);
}

function readTieOrder(option: BltToken, words: readonly BltToken[], known: Known): readonly Candidate[] {
  const order = words.map((word) => candidateOf(word, known));
  if (order.length === known.size && new Set(order).size === known.size) return order;
  throw new BallotFileError(option.line, option.column, `[tie] must name each of the ${known.size} candidates once`);
}

type Known = Pick<Heading, 'size' | 'nicknames'>;

function readBallots(next: Next, heading: Heading): readonly Ballot[] {
  const ballots: Ballot[] = [];
  const ids = new Set<string>();
  // A set for each of a million ballots would cost more than the reading: who was last seen on which ballot.
  const seenOn = new Map<Candidate, number>();
  for (let token = heading.first; ; token = next()) {
    const isId = token.value.startsWith('(') && token.kind === 'word';
    if (isId) readId(token, next, ids);
    const count = isId ? 1 : wholeNumber(token, 'how many voted so, or the 0 that ends the ballots', 0);
    if (count === 0) return ballots;
    const ranks: Rank[] = [];
    for (let rank = next(); rank.value !== '0' || rank.kind !== 'word'; rank = next()) {
      if (rank.kind === 'word' && rank.value === '-') continue;
      ranks.push(readRank(rank, heading, seenOn, ballots.length));
    }
    ballots.push({ count, ranks });
  }
}

function readId(opening: BltToken, next: Next, ids: Set<string>): void {
  let id = opening.value;
  while (!id.endsWith(')')) {
    const token = next();
    if (token.kind !== 'word')
      throw new BallotFileError(opening.line, opening.column, 'this ballot id is never closed by )');
    id += ` ${token.value}`;
  }
  if (ids.has(id)) throw new BallotFileError(opening.line, opening.column, `the ballot ${id} is there twice`);
  ids.add(id);
}

function readRank(token: BltToken, heading: Heading, seenOn: Map<Candidate, number>, ballot: number): Rank {
  if (!token.value.includes('=')) return once(candidateOf(token, heading), token);
  const shared = token.value.split('=').map((value) => once(candidateOf({ ...token, value }, heading), token));
  return shared.length === 1 ? (shared[0] as Candidate) : shared;

  function once(candidate: Candidate, { line, column }: BltToken): Candidate {
    if (seenOn.get(candidate) === ballot)
      throw new BallotFileError(line, column, `candidate ${candidate + 1} is ranked twice on this ballot`);
    seenOn.set(candidate, ballot);
    return candidate;
  }
}

function candidateOf(token: BltToken, { size, nicknames }: Known): Candidate {
  if (token.kind !== 'word') throw unexpected(token, 'a candidate, or the 0 that ends the ballot');
  const number = /^\d{1,9}$/u.test(token.value) ? Number(token.value) : 0;
  if (number >= 1 && number <= size) return number - 1;
  const nicknamed = nicknames.get(token.value);
  if (nicknamed !== undefined) return nicknamed;
  throw unexpected(token, `a candidate from 1 to ${size}`);
}

function readNames(next: Next, size: number): readonly string[] {
  const names: string[] = [];
  while (names.length < size) {
    const token = next();
    if (token.kind !== 'text') throw unexpected(token, `the name of candidate ${names.length + 1}, in quotes`);
    names.push(token.value);
  }
  return names;
}

function wholeNumber(token: BltToken, what: string, least: number): number {
  const number = token.kind === 'word' && /^\d{1,15}$/u.test(token.value) ? Number(token.value) : -1;
  if (number >= least) return number;
  throw unexpected(token, what);
}

function unexpected({ kind, value, line, column }: BltToken, wanted: string): BallotFileError {
  const met = kind === 'end' ? 'the file ends' : `there is ${JSON.stringify(value.slice(0, 40))}`;
  return new BallotFileError(line, column, `${met} where ${wanted} should be`);
}
