import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Cell, csvCell } from '#platform/http/download.ts';
import type { ZipEntry } from '#platform/http/zip.ts';
import type { ConsentReceipt } from '../consent-receipt.ts';
import type { HeldColumn, HeldRows, HeldTable, HeldValue } from '../held-data.ts';
import { readHeldData } from '../read-held-data.ts';
import { copyAsHtml } from './copy-html.ts';
import type { NamesOf } from './names-in.ts';

export interface CopyRequest {
  readonly ctx: Ctx;
  readonly reader: Reader;
  readonly tables: readonly HeldTable[];
  readonly names: NamesOf;
  readonly receipts: readonly ConsentReceipt[];
  /** The city's name. */
  readonly city: string;
}

/**
 * Everything held about whoever asks, three times: a page to read, JSON for programs, a CSV a table for spreadsheets; and
 * the receipts of what she said yes and no to. Each table is read once; the files are written while they are packed.
 */
export async function* copyEntries(request: CopyRequest): AsyncGenerator<ZipEntry> {
  const { ctx, reader, tables, receipts } = request;
  const held: HeldRows[] = [];
  for (const table of tables) {
    const read = await readHeldData(ctx, [table], null);
    const [rows] = read.ok ? read.value : [];
    if (!rows) continue;
    held.push(rows);
    yield { name: `csv/${table.table}.csv`, pieces: csvPieces(rows) };
  }
  yield { name: 'your-data.json', pieces: jsonPieces(held, reader, ctx.clock.now()) };
  for (const receipt of receipts) {
    const name = receipt.record_id.split('/').at(-1);
    yield { name: `receipts/${name}.json`, pieces: [`${JSON.stringify(receipt, null, 1)}\n`] };
  }
  yield { name: 'your-data.html', pieces: await copyAsHtml(request, held) };
}

function* csvPieces({ table, rows }: HeldRows): Generator<string> {
  yield `\ufeff${table.columns.map(({ name }) => csvCell(name)).join(',')}\r\n`;
  for (const row of rows) yield `${table.columns.map(({ name }) => csvCell(cellOf(row[name] ?? null))).join(',')}\r\n`;
}

// words: rights.table.* rights.column.*
/** The schema is part of the file: docs/protocols/your-data.md says it in words. */
function* jsonPieces(held: readonly HeldRows[], { t, language }: Reader, at: Date): Generator<string> {
  yield `{\n "format": "ateneu-your-data/1",\n "made_at": ${JSON.stringify(at)},\n "language": "${language}",\n "tables": [`;
  for (const [index, { table, rows }] of held.entries()) {
    const columns = table.columns.map((column) => describe(column, t(`rights.column.${column.label}`)));
    const head = { table: table.table, words: t(`rights.table.${table.label}`), columns };
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(head).slice(0, -1)},"rows":[`;
    for (const [at, row] of rows.entries()) yield `${at === 0 ? '' : ','}\n   ${JSON.stringify(row)}`;
    yield '\n  ]}';
  }
  yield '\n ]\n}\n';
}

function describe({ name, purpose, legalBasis, retention, sealed }: HeldColumn, words: string) {
  const kept = typeof retention === 'string' ? retention : `P${retention.days}D`;
  return { name, words, purpose, legal_basis: legalBasis, kept, encrypted: sealed };
}

export function cellOf(value: HeldValue): Cell {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : (value as Cell);
}
