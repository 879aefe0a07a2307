import type { Context } from 'hono';
import type { Env } from './env.ts';

export type Cell = string | number | boolean | Date | null;

export interface DownloadColumn<Row> {
  /** snake_case: the head of the CSV and the key of the JSON. */
  readonly name: string;
  readonly value: (row: Row) => Cell;
}

export const FORMATS = ['csv', 'json', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

export interface Download<Row> {
  /** Of the file, without its ending: `proposals-school-streets`. */
  readonly name: string;
  readonly format: Format;
  readonly columns: readonly DownloadColumn<Row>[];
  /** Rows in batches, read only as fast as the reader takes them. */
  readonly batches: AsyncIterable<readonly Row[]>;
}

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/** Streams a list as a file: memory holds one batch, however long the list. CSV: RFC 4180, UTF-8 with a mark for Excel. */
export function download<Row>(c: Context<Env>, file: Download<Row>): Response {
  const stream = asStream(pieces(file));
  return new Response(stream, {
    headers: {
      'content-type': TYPES[file.format],
      'content-disposition': contentDisposition(`${file.name}.${file.format}`),
      'cache-control': kept(c),
      'content-language': c.var.reader.language,
    },
  });
}

/** What one person may read is kept by nobody on the way, and not by her browser: the next at this machine is another. */
function kept({ var: { ctx } }: Context<Env>): string {
  return ctx.actor.kind === 'visitor' ? 'private, no-cache' : 'private, no-store';
}

/** RFC 6266: a plain name for old programs, the true one in UTF-8 for the others. */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return plain === name ? `${kind}; filename="${plain}"` : `${kind}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

async function* pieces<Row>({ format, columns, batches }: Download<Row>): AsyncGenerator<string> {
  let first = true;
  if (format === 'csv') yield `\ufeff${columns.map((column) => csvCell(column.name)).join(',')}\r\n`;
  if (format === 'json') yield '[';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const lines = rows.map((row) => (format === 'csv' ? csvLine(columns, row) : jsonLine(columns, row)));
    if (format === 'csv') yield `${lines.join('\r\n')}\r\n`;
    else if (format === 'jsonl') yield `${lines.join('\n')}\n`;
    else yield `${first ? '\n' : ',\n'}${lines.join(',\n')}`;
    first = false;
  }
  if (format === 'json') yield '\n]\n';
}

function csvLine<Row>(columns: readonly DownloadColumn<Row>[], row: Row): string {
  return columns.map((column) => csvCell(column.value(row))).join(',');
}

function jsonLine<Row>(columns: readonly DownloadColumn<Row>[], row: Row): string {
  return JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, column.value(row)])));
}

/**
 * A text that a spreadsheet would run as a formula (OWASP, CSV injection) gets an apostrophe before it; numbers stay
 * numbers.
 */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const safe = /^[\s\0]*[=+\-@\t\r|＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Pulls only when the reader has room, and stops reading when the reader goes away. */
export function asStream(source: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      } catch (fault) {
        // The head is sent already: a broken stream tells the reader that the file is not whole.
        controller.error(fault);
      }
    },
    async cancel() {
      await source.return(undefined);
    },
  });
}
