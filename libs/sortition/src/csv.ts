import { SortitionInputError } from './input-error.ts';

/** One record of a CSV file and the line, from 1, on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV (RFC 4180): commas, double quotes, quotes doubled inside quotes, LF, CRLF or CR, an optional byte order mark.
 * Cells are trimmed; rows without any text are left out.
 * @throws SortitionInputError for a quote that is never closed or is followed by text
 */
export function readCsv(text: string, file: string): CsvRow[] {
  const reader = { text, file, at: text.startsWith('\ufeff') ? 1 : 0, line: 1 };
  const rows: CsvRow[] = [];
  while (reader.at < text.length) {
    const row = readRow(reader);
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return rows;
}

interface Reader {
  readonly text: string;
  readonly file: string;
  at: number;
  line: number;
}

function readRow(reader: Reader): CsvRow {
  const { line } = reader;
  const cells: string[] = [];
  for (;;) {
    cells.push(readCell(reader).trim());
    const stop = reader.text[reader.at];
    reader.at += 1;
    if (stop === ',') continue;
    if (stop === '\r' && reader.text[reader.at] === '\n') reader.at += 1;
    reader.line += 1;
    return { line, cells };
  }
}

/** Leaves the reader at the comma or line end after the cell, or at the end of the text. */
function readCell(reader: Reader): string {
  const { text } = reader;
  while (text[reader.at] === ' ' || text[reader.at] === '\t') reader.at += 1;
  if (text[reader.at] === '"') return readQuoted(reader);
  const start = reader.at;
  while (reader.at < text.length && !isStop(text[reader.at])) reader.at += 1;
  return text.slice(start, reader.at);
}

function readQuoted(reader: Reader): string {
  const { text, file } = reader;
  const opened = reader.line;
  let cell = '';
  reader.at += 1;
  for (;;) {
    const close = text.indexOf('"', reader.at);
    if (close < 0) throw new SortitionInputError(file, opened, 'a quote is opened and never closed');
    const piece = text.slice(reader.at, close);
    reader.line += piece.split(/\r\n|\r|\n/).length - 1;
    cell += piece;
    reader.at = close + 1;
    if (text[reader.at] !== '"') break;
    cell += '"';
    reader.at += 1;
  }
  while (text[reader.at] === ' ' || text[reader.at] === '\t') reader.at += 1;
  if (reader.at < text.length && !isStop(text[reader.at]))
    throw new SortitionInputError(file, reader.line, 'there is text after a closing quote');
  return cell;
}

function isStop(letter: string | undefined): boolean {
  return letter === ',' || letter === '\n' || letter === '\r';
}
