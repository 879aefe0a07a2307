import { webcrypto } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  addDecryption,
  addShuffle,
  CannotMake,
  closeBallots,
  countedBallots,
  decryptPartially,
  endShuffles,
  hexHash,
  keysOfOwners,
  makeShuffle,
  nextShuffle,
  openShare,
  publishResult,
  type Secret,
  tallyToDecrypt,
  trusteesOf,
  voidedThatCount,
  webCipher,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { append, appendSide, type OpenBoard, openBoard } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { type Io, parseObject, random, readGiven, writePublic } from './files.ts';
import { type BallotCommand, DONE, REFUSED } from './step.ts';

export const tallyCommands: readonly BallotCommand[] = [
  {
    name: 'tally close',
    usage: 'UUID.bel',
    about: ['The administrator ends the vote and appends the encrypted tally.'],
    run: close,
  },
  {
    name: 'tally shuffle',
    usage: 'UUID.bel --secret FILE',
    about: [
      'Where a question is ranked: a trustee shuffles the ballots and writes UUID.shuffle-N.json, to hand over. One',
      'after the other, each on the archive with the shuffle before.',
    ],
    run: shuffle,
  },
  {
    name: 'tally end-shuffles',
    usage: 'UUID.bel',
    about: ['The administrator ends the shuffles.'],
    run: end,
  },
  {
    name: 'tally decrypt',
    usage: 'UUID.bel --secret FILE',
    about: [
      'A trustee checks the archive and decrypts her part: writes UUID.decryption-N.json, to hand over. FILE is her',
      'UUID.mandatory-N.secret.json, or UUID.trustee-I.secret.json with UUID.share-I.json beside the archive.',
    ],
    run: decrypt,
  },
  {
    name: 'tally add',
    usage: 'UUID.bel FILE…',
    about: [
      'The administrator appends shuffles and decryptions. A decryption that does not hold is noted in UUID.side.jsonl',
      'and stops nobody else: exit 1.',
    ],
    run: add,
  },
  {
    name: 'tally result',
    usage: 'UUID.bel',
    about: ['The administrator puts the decryptions together, appends the result and prints it.'],
    run: result,
  },
];

async function close(args: readonly string[], io: Io): Promise<number> {
  const board = await openBoard(io, archiveOf(args));
  const counting = voidedThatCount(board.election, board.side.events, countedBallots(board.state));
  if (counting.length > 0)
    throw new CannotMake(`A ballot of a voided credential would count: ${counting.join(', ')}. Replace it first.`);
  await append(board, closeBallots(board.election, board.state));
  return DONE;
}

async function shuffle(args: readonly string[], io: Io): Promise<number> {
  const { board, owner, secret } = await openTrustee(args, io);
  secret.fill(0);
  const { group } = board.election;
  const context = nextShuffle(board.election, board.state);
  if (context.before.length === 0) throw new CannotMake('This election has no ranked question: nothing to shuffle.');
  const made = { owner, shuffle: JSON.stringify(makeShuffle(group, context, random)) };
  await writePublic(io, board.path(`shuffle-${owner}.json`), `${JSON.stringify(made)}\n`);
  return DONE;
}

async function end(args: readonly string[], io: Io): Promise<number> {
  const board = await openBoard(io, archiveOf(args));
  await append(board, endShuffles(board.state));
  return DONE;
}

async function decrypt(args: readonly string[], io: Io): Promise<number> {
  const { board, owner, secret } = await openTrustee(args, io);
  const why = await checkArchive(board);
  if (why !== undefined) {
    io.stderr.write(`The archive is not right, so nothing was decrypted: ${why}\n`);
    return REFUSED;
  }
  const tally = tallyToDecrypt(board.election, board.state);
  const decryption = JSON.stringify(decryptPartially(board.election, tally, secret, random));
  secret.fill(0);
  await writePublic(io, board.path(`decryption-${owner}.json`), `${JSON.stringify({ owner, decryption })}\n`);
  return DONE;
}

async function add(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [archive, ...files] = positionals;
  if (files.length === 0) throw new UsageError('Give the archive and one file of a trustee or more.');
  let refused = 0;
  for (const file of files) {
    const board = await openBoard(io, archive);
    const { owner, shuffle: shuffled, decryption } = parseObject(await readGiven(io, file), file);
    if (typeof shuffled === 'string')
      await append(board, addShuffle(board.election, board.state, Number(owner), shuffled));
    else if (typeof decryption === 'string') refused += await addOne(board, Number(owner), decryption, file, io);
    else throw new CannotMake(`${file} holds neither a shuffle nor a decryption.`);
  }
  return refused > 0 ? REFUSED : DONE;
}

async function addOne(board: OpenBoard, owner: number, text: string, file: string, io: Io): Promise<number> {
  const added = addDecryption(board.election, board.state, owner, text);
  if (!('problem' in added)) {
    await append(board, added);
    return 0;
  }
  io.stderr.write(`${file}: ${added.problem}.\n`);
  await appendSide(board, 'RefusedDecryption', { owner, hash: hexHash(text), problem: added.problem });
  return 1;
}

async function result(args: readonly string[], io: Io): Promise<number> {
  const board = await openBoard(io, archiveOf(args));
  const published = publishResult(board.election, board.state);
  await append(board, published.appended);
  io.stdout.write(`${JSON.stringify(published.result)}\n`);
  return DONE;
}

function archiveOf(args: readonly string[]): string | undefined {
  return parseArgs({ args: [...args], allowPositionals: true }).positionals[0];
}

/** The archive, and whose secret the file holds: her number among the trustees, and her private key. */
async function openTrustee(args: readonly string[], io: Io) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { secret: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.secret === undefined) throw new UsageError('Say in which file the secret is: --secret FILE.');
  const board = await openBoard(io, positionals[0]);
  const secret = await privateKey(board, values.secret, io);
  const key = board.election.group.encode(board.election.group.multiplyBaseSecret(secret));
  const owner = keysOfOwners(trusteesOf(board.state)).findIndex(({ public_key }) => public_key === key) + 1;
  if (owner === 0) throw new CannotMake(`${values.secret} is the secret of no trustee of this election.`);
  return { board, owner, secret };
}

async function privateKey(board: OpenBoard, file: string, io: Io): Promise<Secret> {
  const { group } = board.election;
  const { private_key, seed, index } = parseObject(await readGiven(io, resolve(io.cwd, file)), file);
  if (typeof private_key === 'string') return readPrivate(board, private_key, file);
  if (typeof seed !== 'string') throw new CannotMake(`${file} holds no secret of a trustee.`);
  const share = board.path(`share-${index}.json`);
  const { private_key: sealed } = parseObject(await readGiven(io, share), share);
  return openShare(group, seed, String(sealed), webCipher(webcrypto.subtle));
}

function readPrivate({ election: { group } }: OpenBoard, text: string, file: string): Secret {
  if (!/^(0|[1-9][0-9]*)$/.test(text) || BigInt(text) >= group.order)
    throw new CannotMake(`${file} holds no private key.`);
  return group.secretOf(BigInt(text));
}
