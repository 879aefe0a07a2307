import { isAdministrator } from '#kernel/actor.ts';
import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { listAreas, nameKey, readCity } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type AddressColumns, type AddressProblem, addressColumns, readAddressLine } from './address-line.ts';
import { csvRecords } from './csv-records.ts';
import { insertBatch, insertLetters, voidBatch } from './letter-store.ts';
import { newLetterCode, writeLetterCode } from './prove.ts';
import { readSettings } from './voter-store.ts';

/** What is printed: the only place where name, address and code stand together. */
export interface PrintedLetter {
  readonly lines: readonly string[];
  readonly code: string;
}

export interface LettersMade {
  readonly batchId: string;
  readonly letters: readonly PrintedLetter[];
  readonly until: Date;
}

type Refused =
  | 'administrators-only'
  | 'addresses-empty'
  | 'addresses-columns'
  | 'addresses-bad-lines'
  | 'addresses-many';

/** Held in memory while they are printed. */
const MOST = 20_000;

/**
 * A code for each line of an address file. Kept are keyed hashes of code and document; name and address go into the
 * letter and nowhere else. One bad line refuses the file.
 */
export async function printLetters(
  ctx: Ctx,
  input: {
    readonly file: AsyncIterable<Uint8Array>;
    readonly onProblem: (problem: { readonly line: number; readonly why: AddressProblem }) => void;
  },
): Promise<Result<LettersMade, Refused>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  const read = await readAddresses(ctx, input);
  if (!read.ok) return read;
  const { letterDays } = await readSettings(ctx);
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + letterDays * 86_400_000);
  const made = read.value.map((line) => ({ line, code: newLetterCode((length) => ctx.chance.bytes(length)) }));
  const batchId = ctx.newId<string>();
  await ctx.transact(async (inside) => {
    const madeBy = inside.actor.kind === 'person' ? inside.actor.personId : null;
    await insertBatch(inside, {
      ...{ id: batchId, made_at: now, made_by: madeBy, voided_at: null },
      letters: made.length,
      expires_at: until,
    });
    await insertLetters(
      inside,
      made.map(({ line, code }) => ({
        ...{ id: inside.newId<string>(), batch_id: batchId, used_at: null, expires_at: until },
        code_hash: inside.keys.lookup('letter-code', code),
        document_hash: inside.keys.lookup('document', line.document),
        age_from: line.ageFrom,
        district_id: line.district,
      })),
    );
  });
  const letters = made.map(({ line, code }) => ({ lines: line.lines, code: writeLetterCode(code) }));
  return ok({ batchId, letters, until });
}

/** The codes of a batch that nobody used stop working: it was lost, or printed again. */
export async function voidLetters(
  ctx: Ctx,
  batchId: string,
): Promise<Result<void, 'administrators-only' | 'no-such-batch'>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => ((await voidBatch(inside, batchId)) ? ok() : refuse('no-such-batch')));
}

type Line = ReturnType<typeof readAddressLine<DistrictId>> extends Result<infer Read, string> ? Read : never;

async function readAddresses(
  ctx: Ctx,
  { file, onProblem }: Parameters<typeof printLetters>[1],
): Promise<Result<Line[], Refused>> {
  const [city, areas] = await Promise.all([readCity(ctx), listAreas(ctx, 'district')]);
  const ids = new Map(
    areas.flatMap(({ id, name }) => Object.values(name).flatMap((one) => (one ? [[nameKey(one), id] as const] : []))),
  );
  const reading = {
    today: writeZonedTime(ctx.clock.now(), city.timeZone).slice(0, 10),
    district: (name: string) => ids.get(nameKey(name)) ?? null,
  };
  let columns: AddressColumns | null = null;
  let bad = 0;
  const lines: Line[] = [];
  for await (const { line, fields } of csvRecords(file)) {
    if (columns === null) {
      columns = fields && addressColumns(fields);
      if (columns === null) return refuse('addresses-columns');
      continue;
    }
    const read = fields ? readAddressLine(fields, columns, reading) : refuse('census-line-long');
    if (read.ok) lines.push(read.value);
    else {
      bad += 1;
      onProblem({ line, why: read.code });
    }
    if (lines.length > MOST) return refuse('addresses-many', { most: MOST });
  }
  if (bad > 0) return refuse('addresses-bad-lines', { lines: bad });
  return lines.length === 0 ? refuse('addresses-empty') : ok(lines);
}
