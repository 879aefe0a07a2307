import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { type CensusLoaded, censusKeys, loadCensus } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import { rotateKeys } from '#platform/key-folder.ts';
import type { House } from '#web/open-house.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { keepSmall, startSmall } from './keep-small.ts';

export const censusCommand: Command = {
  name: 'census',
  summary: 'Loads the census that residents are verified against: ateneu census load FILE.',
  help: `
Usage: ateneu census load FILE [--skip-bad] [--allow-shrinking] [--json]
       ateneu census keys [--json]
       ateneu census rotate

load   Reads a CSV file of any size (or .csv.gz) and makes it the census, all of it or nothing, while the city goes on.
       Columns by name, in English, Catalan or Spanish: document, birth date and, if there are, district and level
       (basic, strong). Numbers and birth dates are turned into keyed hashes and an age band at once; neither is kept
       or printed. Lines that cannot be read are named on stderr as FILE:LINE: why. Loaded again, nothing is doubled.
       Who is no longer in it keeps what she did, and cannot take part anew.
keys   How much stands under each of the city's keys. After a rotation two keys are valid: people move to the newest as
       they verify themselves, and all who are in it with the next load.
rotate Adds a master key to the key folder. From the next start of the server it writes, and the others still read.

  --skip-bad         takes the lines that can be read and leaves the others out
  --allow-shrinking  also where the file takes away more than a tenth of the census
  --json             the result as JSON on stdout
Exit codes: 0 the census is in, 1 it was refused or stopped, 2 the call or the file cannot be used.`,
  async run(args, io) {
    startSmall();
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [what, file, ...more] = positionals;
    if (what === undefined || !['load', 'keys', 'rotate'].includes(what))
      throw new UsageError('Say what to do: census load FILE, census keys, or census rotate.');
    if (what === 'load' && (file === undefined || more.length > 0)) throw new UsageError('Give one file.');
    const house = await io.openHouse();
    try {
      const ctx = house.systemCtx('census');
      if (what === 'rotate') return await rotate(house, io);
      if (what === 'keys') return await tellKeys(ctx, io, values.json === true);
      return await load(ctx, io, { file: resolve(io.cwd, file ?? ''), named: file ?? '', ...values });
    } finally {
      await house.close();
    }
  },
};

const OPTIONS = {
  'skip-bad': { type: 'boolean' },
  'allow-shrinking': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface Asked {
  readonly file: string;
  readonly named: string;
  readonly 'skip-bad'?: boolean | undefined;
  readonly 'allow-shrinking'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

async function load(ctx: Ctx, io: CommandIo, asked: Asked): Promise<number> {
  const started = performance.now();
  const done = await loadCensus(ctx, {
    file: bytesOf(asked.file),
    skipBad: asked['skip-bad'] === true,
    allowShrinking: asked['allow-shrinking'] === true,
    interrupted: io.interrupted,
    onProblem: ({ line, why }) => void io.stderr.write(`${asked.named}:${line}: ${WHY[why]}\n`),
    onProgress: tellProgress(io),
  }).catch(unusable);
  if (!done.ok) {
    io.stderr.write(`${REFUSED[done.code]} Nothing was changed.\n`);
    return 1;
  }
  await refreshStatistics(ctx.db);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  io.stdout.write(asked.json ? `${JSON.stringify({ ...done.value, seconds })}\n` : inWords(done.value, seconds));
  return 0;
}

/** Opened when it is read: what is wrong with it is told there. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (!file.endsWith('.gz')) return yield* bytes;
  const unpacked = createGunzip();
  bytes.on('error', (fault) => unpacked.destroy(fault));
  return yield* bytes.pipe(unpacked);
}

function unusable(fault: NodeJS.ErrnoException): never {
  if (fault.code?.startsWith('Z_') || ['ENOENT', 'EACCES', 'EISDIR'].includes(fault.code ?? ''))
    throw new UsageError(`The file cannot be read: ${fault.code}.`);
  throw fault;
}

function tellProgress({ stderr }: CommandIo): (lines: number) => void {
  let told = performance.now();
  return (lines) => {
    keepSmall();
    if (performance.now() - told < 1000) return;
    told = performance.now();
    stderr.write(`${lines} lines\n`);
  };
}

function inWords({ lines, added, changed, removed, skipped }: CensusLoaded, seconds: number): string {
  return `The census holds ${lines} people: ${added} added, ${changed} changed, ${removed} removed, ${skipped} lines left out (${seconds} s).\n`;
}

async function tellKeys(ctx: Ctx, io: CommandIo, json: boolean): Promise<number> {
  const keys = await censusKeys(ctx);
  const newest = ctx.keys.currentId;
  const left = keys.filter(({ key }) => key !== newest).reduce((sum, { census, voters }) => sum + census + voters, 0);
  if (json) io.stdout.write(`${JSON.stringify({ newest, keys, left })}\n`);
  else {
    for (const { key, census, voters, letters } of keys)
      io.stdout.write(
        `${key}${key === newest ? ' (newest)' : ''}: ${census} in the census, ${voters} verified, ${letters} letters\n`,
      );
    io.stdout.write(left === 0 ? 'All is under the newest key.\n' : `${left} left under older keys.\n`);
  }
  return 0;
}

/** Where the keys are a setting, the operator adds one there. */
async function rotate({ platform, stateDir }: House, io: CommandIo): Promise<number> {
  if (platform.config.keys !== null) throw new UsageError('The keys are in ATENEU_KEYS: write a new one at its front.');
  const id = await rotateKeys(join(stateDir, 'keys'));
  io.stdout.write(
    `${id} is the newest key from the next start. Start the server anew, load the census again, then see: ateneu census keys\n`,
  );
  return 0;
}

type Why = Parameters<NonNullable<Parameters<typeof loadCensus>[1]['onProblem']>>[0]['why'];
const WHY: Readonly<Record<Why, string>> = {
  'census-line-long': 'the line is too long (a quote may be missing)',
  'document-missing': 'there is no document',
  'document-letter-missing': 'the letter of the document is missing',
  'document-letter-wrong': 'the letter of the document does not match its number',
  'document-unreadable': 'the document is no DNI, NIE or passport',
  'birth-date-unreadable': 'the birth date is no day, or not a possible one',
  'district-unknown-name': 'the city has no district of that name',
  'level-unknown': 'the level is neither basic nor strong',
  'census-repeated': 'the document stands on an earlier line',
};

type Refused = Extract<Awaited<ReturnType<typeof loadCensus>>, { ok: false }>['code'];
const REFUSED: Readonly<Record<Refused, string>> = {
  'administrators-only': 'Only administrators load a census.',
  'census-empty': 'There is nobody in the file.',
  'census-columns': 'The first line must name the columns: document and birth date, at least.',
  'census-bad-lines': 'Lines cannot be read: mend them, or pass --skip-bad.',
  'census-shrinks': 'The file takes away more than a tenth of the census: pass --allow-shrinking if that is right.',
  'census-interrupted': 'Stopped.',
};
