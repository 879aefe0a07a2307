import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  formatCheckpoint,
  type Head,
  linesOf,
  PROBLEMS,
  parseCheckpoint,
  type RecordReport,
  verifyRecord,
} from '@ateneu/public-record';
import { recordLines } from '#modules/record/index.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

type Io = Pick<CommandIo, 'stdin' | 'stdout' | 'stderr' | 'cwd' | 'openHouse'>;

const HELP = `
Usage: ateneu record verify [FILE | -] [--checkpoint SEQ:HASH] [--json]

Checks the public record: that no entry was edited, dropped, put in or moved.

  FILE                    a record downloaded from /record.jsonl; - reads it from standard input.
                          Without FILE the city's own database is checked.
  --checkpoint SEQ:HASH   a head kept from earlier: it must still be there. May be given several times.
  --json                  the report as JSON: { ok, entries, head, problems, unlisted }
Exit codes: 0 verified, 1 broken, 2 the command or the input cannot be read.
What this does and does not prove: docs/protocols/record.md`;

const VERIFIED = 0;
const BROKEN = 1;
const UNREADABLE = 2;

export const recordCommand: Command = {
  name: 'record',
  summary: 'Checks the public record: ateneu record verify [FILE].',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      return await verify(asked, io);
    } catch (fault) {
      return unreadable(io, `Cannot read ${nameOf(asked.file)}: ${(fault as Error).message}`);
    }
  },
};

interface Asked {
  readonly file: string | undefined;
  readonly checkpoints: readonly Head[];
  readonly json: boolean;
}

function readArguments(args: readonly string[]): Asked {
  const options = { checkpoint: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [verb, file, ...more] = positionals;
  if (verb === undefined) throw new UsageError('Say what to do with the record: verify.');
  if (verb !== 'verify') throw new UsageError(`There is no "record ${verb}".`);
  if (more.length > 0) throw new UsageError('Give one file.');
  return { file, checkpoints: (values.checkpoint ?? []).map(readCheckpoint), json: values.json ?? false };
}

function readCheckpoint(text: string): Head {
  const head = parseCheckpoint(text);
  if (head === null) throw new UsageError('A checkpoint is a number, a colon and 64 hexadecimal digits.');
  return head;
}

async function verify(asked: Asked, io: Io): Promise<number> {
  if (asked.file === undefined) return verifyCity(asked, io);
  const report = await reportOn(linesOf(decoded(asked.file === '-' ? io.stdin : openFile(io, asked.file))), asked, io);
  // An empty download or an error page must not pass for a record.
  if (report.head.seq === 0) return unreadable(io, `There is no entry of a record in ${nameOf(asked.file)}.`);
  return tell(report, asked, io);
}

async function verifyCity(asked: Asked, io: Io): Promise<number> {
  const house = await io.openHouse({ migrate: false });
  try {
    const actor = { kind: 'system', name: 'record verify' } as const;
    const ctx = house.platform.ctx({ actor, language: 'en', requestId: 'record-verify' });
    return tell(await reportOn(recordLines(ctx), asked, io), asked, io);
  } finally {
    await house.close();
  }
}

function reportOn(lines: AsyncIterable<string>, { checkpoints }: Asked, io: Io): Promise<RecordReport> {
  return verifyRecord(withProgress(lines, io), { checkpoints });
}

function tell(report: RecordReport, { json }: Asked, io: Io): number {
  io.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
  return report.ok ? VERIFIED : BROKEN;
}

function openFile(io: Io, file: string): AsyncIterable<Uint8Array> {
  return createReadStream(resolve(io.cwd, file));
}

async function* decoded(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const piece of pieces) yield typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* withProgress(lines: AsyncIterable<string>, { stderr }: Io): AsyncGenerator<string> {
  let read = 0;
  let told = performance.now();
  for await (const line of lines) {
    yield line;
    read += 1;
    if (read % 1000 !== 0 || performance.now() - told < 1000) continue;
    told = performance.now();
    stderr.write(`checked ${read} entries\n`);
  }
}

function inWords({ ok, entries, head, problems, unlisted }: RecordReport): string {
  const counted = entries === 1 ? '1 entry' : `${entries} entries`;
  if (ok && entries === 0) return 'Verified: the record is still empty.\n';
  if (ok)
    return `Verified: ${counted}.\nHead: ${formatCheckpoint(head)}\nKeep the head; next time give it as --checkpoint.\n`;
  const found = problems.map(
    ({ seq, line, problem, detail }) =>
      `  entry ${seq}${line === null ? '' : `, line ${line}`}: ${PROBLEMS[problem]} [${problem}: ${detail}]\n`,
  );
  const rest = unlisted > 0 ? `  and ${unlisted} more\n` : '';
  return `Broken: ${counted} read, ${problems.length + unlisted} problems.\n${found.join('')}${rest}`;
}

function nameOf(file: string | undefined): string {
  if (file === undefined) return "the city's database";
  return file === '-' ? 'standard input' : file;
}

function unreadable(io: Io, why: string): number {
  io.stderr.write(`${why}\n`);
  return UNREADABLE;
}
