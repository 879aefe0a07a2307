import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type Corpus, openCorpus } from './import/corpus.ts';
import { readMapping } from './import/mapping.ts';
import { type Districts, districtsFromFile, findDistricts } from './import/match-districts.ts';
import { prepareProcess, proposalsStep } from './import/prepare-process.ts';
import { recordImport } from './import/record-import.ts';
import { type ImportReport, inWords, reportOf } from './import/report.ts';
import { type Survey, surveyCorpus } from './import/survey-corpus.ts';
import { type Progress, type Written, writeCorpus } from './import/write-corpus.ts';
import { importPabulib } from './import-pabulib.ts';
import { importPolis } from './import-polis.ts';
import { startSmall } from './keep-small.ts';
import { openAsItIs } from './open-as-it-is.ts';

export const importCommand: Command = {
  name: 'import',
  summary:
    'Brings in what another platform holds: ateneu import decidim DIR, ateneu import polis DIR, ateneu import pabulib FILE.',
  help: `
Usage: ateneu import decidim DIR [--process SLUG] [--mapping FILE] [--districts FILE] [--batch ROWS]
                             [--dry-run] [--strict] [--json]
       ateneu import polis DIR [--process SLUG] [--format polis-export|polis-api] [--json]
       ateneu import pabulib FILE [--process SLUG] [--rule equal-shares|greedy] [--json]

polis: takes a Pol.is export in as a closed conversation and draws its map, all of it or nothing. Its process is named
after the folder where --process is not given. Exit codes: 0 it is in, 2 the call or the files cannot be used.

pabulib: takes a Pabulib file in as a budget that is over and counts it, all of it or nothing. The same exit codes.

decidim:

Reads proposals.jsonl and comments.jsonl (JSON lines) in DIR into one process, in batches. What is there already
stays: run it again after an interruption, or with newer files, and nothing is doubled. Ctrl-C stops after the batch.
Lines that cannot be taken in are named on stderr as FILE:LINE: why; the others come in.

  --process SLUG    the process to import into; made when there is none. Without it: the mapping's own
  --mapping FILE    which field is what, as JSON (docs/import.md). Without it: Decidim Barcelona 2016
  --districts FILE  GeoJSON, drawn first when the city has no districts
  --batch ROWS      so many in a transaction, 1 to 2000; 1000 without it
  --dry-run         says what it would do, and writes nothing
  --strict          writes nothing when a single line is refused
  --json            the report as JSON on stdout
Exit codes: 0 everything is in, 1 lines were refused or it was stopped, 2 the call or the files cannot be used.`,
  async run(args, io) {
    startSmall();
    if (args[0] === 'pabulib') return importPabulib(args.slice(1), io);
    if (args[0] === 'polis') return importPolis(args.slice(1), io);
    const asked = readArguments(args, io.cwd);
    // A dry run leaves the database as it is, older migrations included.
    const house = await (asked.dryRun ? openAsItIs(io) : io.openHouse());
    try {
      const report = await bringIn(house.systemCtx('import'), asked, io);
      io.stdout.write(asked.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
      return report.refused.length > 0 || report.stopped ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

interface Asked {
  readonly corpus: Corpus;
  readonly slug: string;
  readonly districts: string | null;
  readonly batch: number;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  process: { type: 'string' },
  mapping: { type: 'string' },
  districts: { type: 'string' },
  batch: { type: 'string' },
  'dry-run': { type: 'boolean' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[], cwd: string): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [platform, folder, ...more] = positionals;
  if (platform === undefined) throw new UsageError('Say what to import: decidim DIR, polis DIR or pabulib FILE.');
  if (platform !== 'decidim') throw new UsageError(`There is no "import ${platform}". Try: ateneu import decidim DIR`);
  if (folder === undefined) throw new UsageError('Say which folder holds the files.');
  if (more.length > 0) throw new UsageError('Give one folder.');
  const mapping = readMapping(values.mapping ?? null, cwd);
  const slug = values.process ?? mapping.process.slug;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) {
    throw new UsageError('A process is named by lower-case letters, digits and dashes, such as school-streets.');
  }
  return {
    corpus: openCorpus(resolve(cwd, folder), mapping),
    slug,
    districts: values.districts ?? null,
    batch: readBatch(values.batch),
    dryRun: values['dry-run'] ?? false,
    strict: values.strict ?? false,
    json: values.json ?? false,
  };
}

function readBatch(given = '1000'): number {
  const rows = Number(given);
  if (!Number.isInteger(rows) || rows < 1 || rows > 2000) throw new UsageError('--batch is a number from 1 to 2000.');
  return rows;
}

async function bringIn(ctx: Ctx, asked: Asked, io: CommandIo): Promise<ImportReport> {
  const started = performance.now();
  const { corpus, slug } = asked;
  const known = await findProcess(ctx, { slug });
  if (known) proposalsStep(known);
  const survey = await surveyCorpus(corpus, {
    refused: ({ file, line, why }) => void io.stderr.write(`${file}:${line}: ${why}\n`),
  });
  const dryRun = asked.dryRun || (asked.strict && survey.refused.length > 0);
  const districts = asked.districts
    ? await districtsFromFile(ctx, asked.districts, { cwd: io.cwd, draw: !dryRun })
    : await findDistricts(ctx);
  const { written, recordEntry } = dryRun ? NOTHING : await write(ctx, asked, survey, districts, io);
  const told = {
    source: corpus.mapping.source,
    process: { slug, created: !known },
    ...{ dryRun, stopped: written.stopped, recordEntry },
    seconds: Math.round(performance.now() - started) / 1000,
  };
  return reportOf(told, survey, written, districts);
}

const NONE = { added: 0, changed: 0, same: 0 };
const NOTHING = { written: { proposals: NONE, comments: NONE, stopped: false }, recordEntry: null };

async function write(
  ctx: Ctx,
  { corpus, slug, batch }: Asked,
  survey: Survey,
  districts: Districts,
  io: CommandIo,
): Promise<{ written: Written; recordEntry: number | null }> {
  const process = await prepareProcess(ctx, slug, corpus.mapping, survey);
  const progress = tellProgress(io);
  const written = await writeCorpus({ ctx, corpus, process, districts, batch, interrupted: io.interrupted, progress });
  await refreshStatistics(ctx.db);
  if (written.stopped) return { written, recordEntry: null };
  return { written, recordEntry: await recordImport(ctx, corpus.mapping, process, survey) };
}

/** A line a second: how far, and how fast. */
function tellProgress({ stderr }: CommandIo): (at: Progress) => void {
  let last = { file: '', rows: 0, at: performance.now() };
  return ({ file, rows, part }) => {
    const now = performance.now();
    if (file !== last.file) last = { file, rows: 0, at: last.at };
    if (now - last.at < 1000 && part < 1) return;
    const rate = Math.round((1000 * (rows - last.rows)) / Math.max(1, now - last.at));
    stderr.write(`${file}: ${rows} lines, ${Math.round(part * 100)} %, ${rate} a second\n`);
    last = { file, rows, at: now };
  };
}
