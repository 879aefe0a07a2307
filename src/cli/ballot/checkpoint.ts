import { generateKeyPairSync } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ArchiveState,
  base64Hash,
  CannotMake,
  cosign,
  type ElectionLog,
  formatKey,
  NoteError,
  parseCheckpoint,
  parseKey,
  type Role,
  signCheckpoint,
  signReceipt,
  verifierKey,
  whyHeadIsLost,
} from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type OpenBoard, openBoard } from './archive.ts';
import { type Io, parseObject, readGiven, readLine, writePublic, writeSecret } from './files.ts';
import { type BallotCommand, DONE, REFUSED } from './step.ts';

export const checkpointCommands: readonly BallotCommand[] = [
  {
    name: 'checkpoint key',
    usage: '--name NAME --role city|witness',
    about: [
      'Makes a key that signs what an archive looks like: writes NAME.ROLE.secret.json and prints the line of its public',
      'half for keys.txt.',
    ],
    run: noteErrors(makeKey),
  },
  {
    name: 'checkpoint sign',
    usage: 'UUID.bel --key NAME.city.secret.json',
    about: ['The city signs the head of the archive: writes UUID.HEIGHT.checkpoint.'],
    run: noteErrors(sign),
  },
  {
    name: 'checkpoint cosign',
    usage: 'UUID.bel CHECKPOINT --key NAME.witness.secret.json --city FILE [--previous CHECKPOINT]',
    about: [
      'A witness signs too, if the archive extends what she signed before (--previous): prints the checkpoint with her',
      'signature. FILE holds the city’s line of keys.txt. Exit 1 where she must not sign, with the reason.',
    ],
    run: noteErrors(witness),
  },
  {
    name: 'receipt',
    usage: 'UUID.bel BALLOT --key NAME.city.secret.json',
    about: ['The city’s word to a voter that her ballot stands in the archive: prints a signed receipt.'],
    run: noteErrors(receipt),
  },
  {
    name: 'monitor',
    usage: 'UUID.bel CHECKPOINT…',
    about: ['Compares the archive with checkpoints kept from earlier days; exit 1 where something has vanished.'],
    run: noteErrors(monitor),
  },
];

type Run = BallotCommand['run'];

/** A file that is no note is input that cannot be used. */
function noteErrors(run: Run): Run {
  return async (args, io) => {
    try {
      return await run(args, io);
    } catch (fault) {
      throw fault instanceof NoteError ? new CannotMake(fault.message) : fault;
    }
  };
}

async function makeKey(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { name: { type: 'string' }, role: { type: 'string' } } });
  const { name, role } = values;
  if (name === undefined || !/^[a-z0-9.-]+$/.test(name))
    throw new UsageError('--name is a name such as vallserena.example.');
  if (role !== 'city' && role !== 'witness') throw new UsageError('--role is city or witness.');
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const key = verifierKey(name, ROLES[role], new Uint8Array(Buffer.from(x, 'base64url')));
  await writeSecret(io, resolve(io.cwd, `${name}.${role}.secret.json`), `${JSON.stringify({ name, role, key: d })}\n`);
  io.stdout.write(`${role} ${formatKey(key)}\n`);
  return DONE;
}

const ROLES: Readonly<Record<'city' | 'witness', Role>> = { city: 'log', witness: 'witness' };

async function sign(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: KEY, allowPositionals: true });
  const board = await openBoard(io, positionals[0]);
  const { name, secretKey } = await readKey(io, values.key, 'city');
  const { origin, height, hash } = headOf(board, name);
  const text = signCheckpoint({ origin, height, hash, time: now() }, secretKey);
  await writePublic(io, board.path(`${height}.checkpoint`), text);
  return DONE;
}

async function witness(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...KEY, city: { type: 'string' }, previous: { type: 'string' } },
    allowPositionals: true,
  });
  const [archive, file] = positionals;
  if (file === undefined || values.city === undefined)
    throw new UsageError('Give the archive, the checkpoint, and --city FILE with the city’s key.');
  const { state } = await openBoard(io, archive);
  const previous = values.previous === undefined ? null : parseCheckpoint(await readGiven(io, values.previous)).says;
  const log = parseKey((await readLine(io, values.city)).replace(/^city /, ''));
  const checkpoint = await readGiven(io, file);
  const { height } = parseCheckpoint(checkpoint).says;
  const events = state.eventTexts.slice((previous?.height ?? -1) + 1, height + 1);
  const key = await readKey(io, values.key, 'witness');
  const signed = cosign({ previous, file: checkpoint, events, log, ...key, now: now() });
  if (!signed.ok) {
    io.stderr.write(`Not signed: ${signed.why}.${signed.proof ? ' The two checkpoints convict the city.' : ''}\n`);
    return REFUSED;
  }
  io.stdout.write(signed.file);
  return DONE;
}

async function receipt(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: KEY, allowPositionals: true });
  const [archive, file] = positionals;
  if (file === undefined) throw new UsageError('Give the archive and the ballot.');
  const board = await openBoard(io, archive);
  const ballot = (await readGiven(io, file)).trim();
  const height = board.state.ballotHeights[board.state.ballots.indexOf(ballot)];
  if (height === undefined) throw new CannotMake('That ballot is not in the archive.');
  const { name, secretKey } = await readKey(io, values.key, 'city');
  const { origin } = headOf(board, name);
  const hash = board.state.events[height] ?? '';
  io.stdout.write(signReceipt({ origin, height, hash, tracker: base64Hash(ballot), time: now() }, secretKey));
  return DONE;
}

async function monitor(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [archive, ...files] = positionals;
  if (files.length === 0) throw new UsageError('Give the archive and one kept checkpoint or more.');
  const { state, election } = await openBoard(io, archive);
  const log = logOf(state, election.uuid);
  let lost = 0;
  for (const file of files) {
    const { says } = parseCheckpoint(await readGiven(io, file));
    const why = says.origin.endsWith(`/${log.uuid}`) ? whyHeadIsLost(says, log) : 'it belongs to another election';
    if (why !== undefined) lost += 1;
    io.stdout.write(`${file}: ${why ?? `event ${says.height} stands`}\n`);
  }
  return lost > 0 ? REFUSED : DONE;
}

const KEY = { key: { type: 'string' } } as const;

async function readKey(io: Io, file: string | undefined, role: 'city' | 'witness') {
  if (file === undefined) throw new UsageError('Say in which file the key is: --key FILE.');
  const { name, role: of, key } = parseObject(await readGiven(io, file), file);
  const secretKey = new Uint8Array(Buffer.from(String(key), 'base64url'));
  if (typeof name !== 'string' || of !== role || secretKey.length !== 32)
    throw new CannotMake(`${file} holds no key of a ${role}.`);
  return { name, secretKey };
}

function headOf({ state, election }: OpenBoard, name: string) {
  const height = state.head.height - 1;
  return { origin: `${name}/${election.uuid}`, height, hash: state.events[height] ?? '' };
}

function logOf(state: ArchiveState, uuid: string): ElectionLog {
  return { uuid, events: state.events, payloads: [] };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
