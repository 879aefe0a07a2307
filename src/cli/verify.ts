import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Audit, auditFile, auditGroup, type CheckpointFile, sidecarLines, Unreadable } from '@ateneu/ballot';
import { type Command, type CommandIo, UsageError } from './command.ts';

const HELP = `
Usage: ateneu verify FILE [--tracker T] [--checkpoints DIR] [--census N] [--json]

Audits an election from its public file alone, without server or database: 23 checks, from the names of the files to the
result. FILE is an archive of the Belenios protocol (.bel) or a record of Helios (JSON).

  --tracker T        is the ballot with this tracker there, and does it count?
  --checkpoints DIR  what you kept of the log: keys.txt, *.checkpoint, *.receipt
  --census N         how many persons (or votes, where there are weights) may vote at most
  --running          the election may still be running: no result is asked for
  --json             the report as JSON: { verdict, checks: [{ id, title, ok, detail }], result, ballots, voters }
FILE.commitments, where it is there, makes the audit quicker; whatever it holds, the verdict is the same.
Exit codes: 0 verified, 1 rejected, 2 the command or the file cannot be read.
What each check proves: docs/protocols/ballots.md`;

const VERIFIED = 0;
const REJECTED = 1;
const UNREADABLE = 2;

type Io = Pick<CommandIo, 'stdout' | 'stderr' | 'cwd'>;

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Audits an election from its public file: ateneu verify FILE.',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      return tell(await audit(asked, io), asked, io);
    } catch (fault) {
      return unreadable(fault, asked, io);
    }
  },
};

interface Asked {
  readonly file: string;
  readonly tracker: string | undefined;
  readonly checkpoints: string | undefined;
  readonly census: number | undefined;
  readonly running: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  tracker: { type: 'string' },
  checkpoints: { type: 'string' },
  census: { type: 'string' },
  running: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Say which file to verify.');
  if (more.length > 0) throw new UsageError('Give one file.');
  const { tracker, checkpoints, running = false, json = false } = values;
  return { file, tracker, checkpoints, census: readCensus(values.census), running, json };
}

function readCensus(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,15}$/.test(text)) throw new UsageError('The census is a whole number.');
  return Number(text);
}

async function audit(asked: Asked, io: Io): Promise<Audit> {
  const path = resolve(io.cwd, asked.file);
  const checkpoints =
    asked.checkpoints === undefined ? undefined : await checkpointsIn(resolve(io.cwd, asked.checkpoints));
  return auditFile(createReadStream(path), {
    groupOf: (name) => auditGroup(name, (length) => new Uint8Array(randomBytes(length))),
    tracker: asked.tracker,
    census: asked.census,
    mayBeRunning: asked.running,
    checkpoints,
    sidecar: linesOf(`${path}.commitments`),
    onBallots: progress(io),
  });
}

async function checkpointsIn(folder: string): Promise<CheckpointFile[]> {
  const names = (await readdir(folder)).filter((name) => /^keys\.txt$|\.(checkpoint|receipt)$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

/** Nothing where there is no such file: it is read only when the first ballot asks for it. */
async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    yield* sidecarLines(createReadStream(path));
  } catch (fault) {
    // Missing or unreadable: it would only have saved time.
    if (!isFileFault(fault)) throw fault;
  }
}

function progress({ stderr }: Io): (checked: number) => void {
  let told = performance.now();
  return (checked) => {
    if (performance.now() - told < 1000) return;
    told = performance.now();
    stderr.write(`checked ${checked} ballots\n`);
  };
}

function tell(report: Audit, { json }: Asked, io: Io): number {
  const { verdict, checks, result, ballots, voters } = report;
  io.stdout.write(
    json ? `${JSON.stringify({ verdict, checks, result, ballots, voters }, null, 2)}\n` : inWords(report),
  );
  return verdict === 'verified' ? VERIFIED : REJECTED;
}

function inWords({ verdict, checks, result, ballots, voters }: Audit): string {
  const lines = checks.map(({ id, title, ok, detail }) => {
    const mark = ok === null ? '–' : ok ? '✓' : '✗';
    return `${mark} ${String(id).padStart(2)} ${title}: ${detail}`;
  });
  const outcome = result === null ? '' : `Result: ${JSON.stringify(result)}\n`;
  return `${lines.join('\n')}\n${outcome}${verdict}: ${ballots} ballots of ${voters} voters\n`;
}

function unreadable(fault: unknown, { file, json }: Asked, io: Io): number {
  const reason = whyUnreadable(fault);
  io.stderr.write(`${file}: ${reason}\n`);
  if (json) {
    const report = { verdict: 'unreadable', reason, checks: [], result: null, ballots: 0, voters: 0 };
    io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  }
  return UNREADABLE;
}

function whyUnreadable(fault: unknown): string {
  if (fault instanceof Unreadable) return fault.message;
  if (!isFileFault(fault)) {
    // Our own mistake must not be taken for a verdict on somebody's election.
    const told = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return `This program failed; it says nothing about the election. Please report it: ${told}`;
  }
  const { code, path = 'it' } = fault as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `${path} is not there.`;
  if (code === 'EISDIR') return 'This is a folder: give the file in it.';
  if (code === 'ENOTDIR') return `${path} is no folder: give the one that holds keys.txt and the checkpoints.`;
  if (code === 'EACCES') return `You may not read ${path}.`;
  return `It cannot be read: ${fault.message}`;
}

function isFileFault(fault: unknown): fault is Error {
  return fault instanceof Error && 'syscall' in fault;
}
