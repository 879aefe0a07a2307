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
  let refused = 0;
  for (const file of files) {
    // Anew for each: the head of the chain moves.
    const board = await openBoard(io, archive);
    const ballot = (await readGiven(io, file)).trim();
    const why = await whyRefused(board, ballot);
    if (why === undefined) {
      await append(board, appendEvent(board.state.head, 'Ballot', [ballot]));
      io.stdout.write(`${base64Hash(ballot)}\n`);
    } else {
      io.stderr.write(`${file}: ${why}\n`);
      refused += 1;
    }
  }
  return refused > 0 ? REFUSED : DONE;
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

async function whyRefused(board: OpenBoard, ballot: string): Promise<string | undefined> {
  if (board.state.ended) return 'the vote is over.';
  const cast = readCast(ballot);
  if (cast === undefined) return 'this is no ballot.';
  const aside = whyNotCast(board.side.events, cast);
  if (aside !== undefined) return aside;
  return checkArchive(board, appendEvent(board.state.head, 'Ballot', [ballot]));
}
