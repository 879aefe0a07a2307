import { parseArgs } from 'node:util';
import {
  appendEvent,
  base64Hash,
  CannotMake,
  credentialSecret,
  neutralBallot,
  publicCredential,
  readCast,
  whyNotCast,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { append, appendSide, type OpenBoard, openBoard } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { type Io, random, readGiven, readLine } from './files.ts';
import { type BallotCommand, DONE, REFUSED } from './step.ts';

export const boardCommands: readonly BallotCommand[] = [
  {
    name: 'board add',
    usage: 'UUID.bel BALLOT…',
    about: [
      'The administrator checks ballots and appends each that holds; prints their trackers. Exit 1 where one is refused;',
      'the others are appended all the same.',
    ],
    run: add,
  },
  {
    name: 'board void',
    usage: 'UUID.bel --credential PUBLIC --reason TEXT [--code FILE]',
    about: [
      'Notes in UUID.side.jsonl that a credential counts no more: its owner votes on paper. Where a ballot was cast with',
      'it, the code is needed: an empty ballot that everybody can see through replaces it.',
    ],
    run: makeVoid,
  },
];

async function add(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [archive, ...files] = positionals;
  if (files.length === 0) throw new UsageError('Give the archive and one ballot or more.');
  const given: Given[] = [];
  for (const file of files) given.push({ file, text: (await readGiven(io, file)).trim() });
  const refused = await addAll(io, archive, given);
  for (const { file, why } of refused) io.stderr.write(`${file}: ${why}\n`);
  return refused.length > 0 ? REFUSED : DONE;
}

interface Given {
  readonly file: string;
  readonly text: string;
}

/** Adds ballots, all in one audit if all hold; else by halves, until those that do not stand alone. */
async function addAll(
  io: Io,
  archive: string | undefined,
  ballots: readonly Given[],
): Promise<(Given & { why: string })[]> {
  // Anew for each part: the head of the chain moves.
  const board = await openBoard(io, archive);
  const refused = ballots.flatMap((one) => {
    const why = whyNotAsked(board, one.text);
    return why === undefined ? [] : [{ ...one, why }];
  });
  const left = ballots.filter(({ file }) => !refused.some((one) => one.file === file));
  let { head } = board.state;
  const events = left.map(({ text }) => {
    const event = appendEvent(head, 'Ballot', [text]);
    head = event.head;
    return event;
  });
  if (left.length === 0) return refused;
  const why = await checkArchive(board, ...events);
  if (why === undefined) {
    for (const event of events) await append(board, event);
    for (const { text } of left) io.stdout.write(`${base64Hash(text)}\n`);
    return refused;
  }
  const [only] = left;
  if (only !== undefined && left.length === 1) return [...refused, { ...only, why }];
  const half = Math.ceil(left.length / 2);
  const first = await addAll(io, archive, left.slice(0, half));
  return [...refused, ...first, ...(await addAll(io, archive, left.slice(half)))];
}

async function makeVoid(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { credential: { type: 'string' }, reason: { type: 'string' }, code: { type: 'string' } },
    allowPositionals: true,
  });
  const { credential, reason } = values;
  if (credential === undefined || reason === undefined)
    throw new UsageError('Say which and why: --credential PUBLIC --reason TEXT.');
  const board = await openBoard(io, positionals[0]);
  if (!board.weights.has(credential)) throw new CannotMake('This election does not list that credential.');
  if (board.state.ended) throw new CannotMake('The vote is over: no credential can be voided.');
  if (!board.state.ballots.some((ballot) => readCast(ballot)?.credential === credential)) {
    await appendSide(board, 'Void', { credential, reason });
    return DONE;
  }
  if (values.code === undefined)
    throw new CannotMake('A ballot was cast with it: --code FILE is needed to replace it.');
  const { election } = board;
  const code = await readLine(io, values.code);
  if (publicCredential(election.group, election.uuid, code) !== credential)
    throw new CannotMake('That is the code of another credential.');
  const secret = credentialSecret(election.group, election.uuid, code);
  const { cast, opened } = neutralBallot(election, credential, secret, random);
  secret.fill(0);
  await append(board, appendEvent(board.state.head, 'Ballot', [cast.text]));
  await appendSide(board, 'Void', { credential, reason, neutral: opened });
  return DONE;
}

/** What can be said before any proof is checked. */
function whyNotAsked({ state, side }: OpenBoard, ballot: string): string | undefined {
  if (state.ended) return 'the vote is over.';
  const cast = readCast(ballot);
  if (cast === undefined) return 'this is no ballot.';
  if (state.ballots.includes(ballot)) return 'this ballot is in the archive already.';
  return whyNotCast(side.events, cast);
}
