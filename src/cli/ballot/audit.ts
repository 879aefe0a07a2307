import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { base64Hash, checkOpenedBallot, type OpenedBallot, revealBallot } from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { appendSide, openBoard } from './archive.ts';
import { type Io, nameOfHash, parseObject, readGiven, writePublic } from './files.ts';
import { type BallotCommand, DONE, REFUSED } from './step.ts';
import { openPrepared } from './vote.ts';

export const auditCommands: readonly BallotCommand[] = [
  {
    name: 'audit reveal',
    usage: 'UUID.bel PREPARED',
    about: [
      'Instead of casting it, lays a prepared ballot open: writes UUID.HASH.opened.json for a second device and destroys',
      'PREPARED. That ballot can never be cast; the vote in it is no secret.',
    ],
    run: reveal,
  },
  {
    name: 'audit check',
    usage: 'UUID.bel OPENED --hash HASH',
    about: [
      'On a second device: encrypts everything anew and prints the votes that the ballot holds; exit 1 where the first',
      'device lied. HASH is what it had shown before the choice.',
    ],
    run: check,
  },
  {
    name: 'audit record',
    usage: 'UUID.bel OPENED',
    about: ['The administrator notes in UUID.side.jsonl that this ballot was laid open: it can no longer be cast.'],
    run: record,
  },
];

async function reveal(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [archive, file] = positionals;
  if (file === undefined) throw new UsageError('Give the archive and the prepared ballot.');
  const { election } = await openBoard(io, archive);
  const prepared = await openPrepared(io, election.group, file);
  const { hash } = prepared;
  await writePublic(
    io,
    resolve(io.cwd, `${election.uuid}.${nameOfHash(hash)}.opened.json`),
    `${JSON.stringify(revealBallot(prepared))}\n`,
  );
  await rm(resolve(io.cwd, file));
  return DONE;
}

async function check(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { hash: { type: 'string' } },
    allowPositionals: true,
  });
  const [archive, file] = positionals;
  if (file === undefined || values.hash === undefined)
    throw new UsageError('Give the archive, the opened ballot and the --hash that was shown.');
  const { election } = await openBoard(io, archive);
  const found = checkOpenedBallot(election, await readOpened(io, file), values.hash);
  if ('problem' in found) {
    io.stderr.write(`The device lied: ${found.problem}.\n`);
    return REFUSED;
  }
  io.stdout.write(`${JSON.stringify(found.votes)}\n`);
  return DONE;
}

async function record(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [archive, file] = positionals;
  if (file === undefined) throw new UsageError('Give the archive and the opened ballot.');
  const board = await openBoard(io, archive);
  const opened = await readOpened(io, file);
  const hash = base64Hash(String(opened.ballot));
  const found = checkOpenedBallot(board.election, opened, hash);
  if ('problem' in found) {
    io.stderr.write(`This lays no ballot open: ${found.problem}.\n`);
    return REFUSED;
  }
  await appendSide(board, 'Audited', { hash });
  return DONE;
}

async function readOpened(io: Io, file: string): Promise<OpenedBallot> {
  return parseObject(await readGiven(io, file), file) as unknown as OpenedBallot;
}
