import { isAdministrator } from '#kernel/actor.ts';
import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { listAreas, nameKey, readCity } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CensusColumns, type CensusProblem, censusColumns, readCensusLine } from './census-line.ts';
import {
  countCensus,
  countMissing,
  dropRepeated,
  emptyStaging,
  noteLoad,
  refreshVoters,
  repeatedLines,
  type StagedLine,
  stage,
  takeOver,
} from './census-store.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';

export interface LoadCensus {
  /** The CSV file, as its bytes come. */
  readonly file: AsyncIterable<Uint8Array>;
  /** Takes what can be read and leaves the other lines out; without it one bad line refuses the file. */
  readonly skipBad?: boolean;
  /** A file that would take away more than a tenth of the census is refused as cut short, unless this is meant. */
  readonly allowShrinking?: boolean;
  /** Told of each line that cannot be taken: why, never what stands there. */
  readonly onProblem?: (problem: { readonly line: number; readonly why: CensusProblem }) => void;
  /** Told after each batch. */
  readonly onProgress?: (lines: number) => void;
  /** Stops, and leaves everything as it was. */
  readonly interrupted?: AbortSignal;
}

export interface CensusLoaded {
  /** People in the census now. */
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Lines left out. */
  readonly skipped: number;
}

type Refused =
  | 'administrators-only'
  | 'census-empty'
  | 'census-columns'
  | 'census-bad-lines'
  | 'census-shrinks'
  | 'census-interrupted';

const BATCH = 5000;

/** Replaces the census by a file, in one transaction: all of it or nothing. Loaded twice, it changes nothing. */
export async function loadCensus(ctx: Ctx, input: LoadCensus): Promise<Result<CensusLoaded, Refused>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  const reading = await readingOf(ctx);
  return ctx.transact(async (inside) => {
    await emptyStaging(inside);
    const read = await readLines(inside, input, reading);
    if (!read.ok) return read;
    const repeated = await repeatedLines(inside);
    for (const line of repeated.first) input.onProblem?.({ line, why: 'census-repeated' });
    const skipped = read.value.bad + repeated.count;
    if (skipped > 0 && !input.skipBad) return refuse('census-bad-lines', { lines: skipped });
    if (repeated.count > 0) await dropRepeated(inside);
    const lines = read.value.lines - repeated.count;
    if (lines === 0) return refuse('census-empty');
    const before = await countCensus(inside);
    if (!input.allowShrinking && before > 0 && (await countMissing(inside)) > before / 10)
      return refuse('census-shrinks', { before, after: lines });
    await refreshVoters(inside, reading.keyCount > 1);
    const taken = await takeOver(inside);
    await noteLoad(inside, { lines, ...taken });
    return ok({ lines, ...taken, skipped });
  });
}

interface Reading {
  readonly today: string;
  readonly keyCount: number;
  readonly district: (name: string) => DistrictId | null;
}

async function readingOf(ctx: Ctx): Promise<Reading> {
  const [city, areas] = await Promise.all([readCity(ctx), listAreas(ctx, 'district')]);
  const ids = new Map(
    areas.flatMap(({ id, name }) => Object.values(name).flatMap((one) => (one ? [[nameKey(one), id] as const] : []))),
  );
  return {
    today: writeZonedTime(ctx.clock.now(), city.timeZone).slice(0, 10),
    keyCount: ctx.keys.lookups('document', '').length,
    // Names come again and again: the key of each is made once.
    district: memo((name) => ids.get(nameKey(name)) ?? null),
  };
}

function memo<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined || known.has(name)) return found as T;
    const fresh = find(name);
    if (known.size < 10_000) known.set(name, fresh);
    return fresh;
  };
}

async function readLines(
  ctx: Ctx,
  input: LoadCensus,
  reading: Reading,
): Promise<Result<{ lines: number; bad: number }, 'census-empty' | 'census-columns' | 'census-interrupted'>> {
  let columns: CensusColumns | null = null;
  let batch: StagedLine[] = [];
  const so = { lines: 0, bad: 0 };
  // The database takes in one batch while the next is read and hashed here: two cores work at once.
  let under: Promise<void> = Promise.resolve();
  const flush = async () => {
    await under;
    under = stage(ctx, batch);
    // Its fault is thrown where it is awaited, and nowhere else.
    under.catch(() => undefined);
    so.lines += batch.length;
    batch = [];
    input.onProgress?.(so.lines);
  };
  for await (const record of csvRecords(input.file)) {
    if (columns === null) {
      columns = record.fields && censusColumns(record.fields);
      if (columns === null) return refuse('census-columns');
      continue;
    }
    const read = stagedLine(ctx, record, columns, reading);
    if (typeof read !== 'string') batch.push(read);
    else {
      so.bad += 1;
      input.onProblem?.({ line: record.line, why: read });
    }
    if (batch.length < BATCH) continue;
    if (input.interrupted?.aborted) {
      await under;
      return refuse('census-interrupted');
    }
    await flush();
  }
  if (batch.length > 0) await flush();
  await under;
  return columns === null ? refuse('census-empty') : ok(so);
}

function stagedLine(
  ctx: Ctx,
  { line, fields }: CsvRecord,
  columns: CensusColumns,
  reading: Reading,
): StagedLine | CensusProblem {
  if (fields === null) return 'census-line-long';
  const read = readCensusLine(fields, columns, reading);
  if (!read.ok) return read.code;
  const { document, born, ageFrom, district, level } = read.value;
  const [documentHash, ...earlier] =
    reading.keyCount > 1 ? ctx.keys.lookups('document', document) : [ctx.keys.lookup('document', document)];
  const birthCheck = ctx.keys.lookup('document-birth', `${document} ${born}`);
  return { line, documentHash: documentHash as string, birthCheck, ageFrom, districtId: district, level, earlier };
}
