import { PolisFileError, quoted } from './polis-file-error.ts';

const COMMA = 44;
const QUOTE = 34;
const RETURN = 13;
const NEWLINE = 10;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The rows of a CSV file (RFC 4180: commas, fields in quotes may hold commas, quotes doubled and line breaks), one at a
 * time, empty lines left out. Nothing is copied that is not asked for.
 */
export class CsvRows {
  /** The line the present row starts on, from 1. */
  line = 0;
  /** How many fields the present row has. */
  count = 0;
  readonly file: string;
  readonly #text: string;
  #at = 0;
  #nextLine = 1;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.#at = 1;
  }

  /** Goes to the next row. @throws PolisFileError */
  next(): boolean {
    while (this.#at < this.#text.length) {
      this.line = this.#nextLine;
      this.#readRow();
      if (this.count > 1 || this.#starts[0] !== this.#ends[0]) return true;
    }
    return false;
  }

  /** What field the present row has there; undefined if it has none. */
  field(index: number): string | undefined {
    if (index >= this.count) return undefined;
    const start = this.#starts[index] as number;
    const text = this.#text.slice(start, this.#ends[index]);
    return this.#text.charCodeAt(start - 1) === QUOTE ? text.replaceAll('""', '"') : text;
  }

  fields(): string[] {
    return Array.from({ length: this.count }, (_, index) => this.field(index) as string);
  }

  /** A whole number from 0 on: plain digits, at most 15. @throws PolisFileError */
  whole(index: number, what: string): number {
    const value = this.#digits(this.#starts[index] as number, this.#ends[index] as number);
    if (value >= 0) return value;
    throw this.error(`the ${what} is ${quoted(this.field(index) ?? '')}, not a whole number`);
  }

  /** −1, 0 or 1, also as 1.0; undefined for an empty field. @throws PolisFileError */
  sign(index: number, what: string): -1 | 0 | 1 | undefined {
    const start = this.#starts[index] as number;
    const length = (this.#ends[index] as number) - start;
    if (length === 0) return undefined;
    const first = this.#text.charCodeAt(start);
    if (length === 1 && (first === 48 || first === 49)) return first === 49 ? 1 : 0;
    if (length === 2 && first === 45 && this.#text.charCodeAt(start + 1) === 49) return -1;
    const text = (this.field(index) as string).trim();
    if (text === '') return undefined;
    const value = /^[+-]?[01](\.0*)?$/.test(text) ? Number(text) : Number.NaN;
    if (value === 1 || value === 0 || value === -1) return value === 0 ? 0 : value;
    throw this.error(`the ${what} is ${quoted(text)}, not -1, 0 or 1`);
  }

  error(why: string): PolisFileError {
    return new PolisFileError(this.file, this.line, why);
  }

  #digits(start: number, end: number): number {
    if (end - start < 1 || end - start > 15) return -1;
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = this.#text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  #readRow(): void {
    const text = this.#text;
    this.count = 0;
    for (;;) {
      const isQuoted = text.charCodeAt(this.#at) === QUOTE;
      const start = isQuoted ? this.#at + 1 : this.#at;
      const end = isQuoted ? this.#endOfQuoted(start) : this.#endOfPlain(start);
      this.#starts[this.count] = start;
      this.#ends[this.count] = end;
      this.count += 1;
      this.#at = isQuoted ? end + 1 : end;
      const code = text.charCodeAt(this.#at);
      if (code === COMMA) {
        this.#at += 1;
        continue;
      }
      this.#endRow(code);
      return;
    }
  }

  #endRow(code: number): void {
    if (Number.isNaN(code)) return;
    if (code === RETURN && this.#text.charCodeAt(this.#at + 1) === NEWLINE) this.#at += 1;
    else if (code !== NEWLINE && code !== RETURN) throw this.error('there is text behind a closing quotation mark');
    this.#at += 1;
    this.#nextLine += 1;
  }

  #endOfPlain(start: number): number {
    let at = start;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === COMMA || code === NEWLINE || code === RETURN) break;
    }
    return at;
  }

  /** Of the closing quotation mark. */
  #endOfQuoted(start: number): number {
    for (let at = start; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === NEWLINE) this.#nextLine += 1;
      if (code !== QUOTE) continue;
      if (this.#text.charCodeAt(at + 1) !== QUOTE) return at;
      at += 1;
    }
    throw this.error('a quotation mark is not closed');
  }
}

/** Where the named columns of a header stand. */
export function columnsOf(rows: CsvRows): Map<string, number> {
  if (!rows.next()) throw new PolisFileError(rows.file, 1, 'the file is empty');
  const columns = new Map<string, number>();
  for (const [index, name] of rows.fields().entries()) {
    const plain = name.trim().toLowerCase();
    if (plain !== '' && columns.has(plain)) throw rows.error(`the column ${quoted(plain)} stands there twice`);
    columns.set(plain, index);
  }
  return columns;
}

/** @throws PolisFileError if the header lacks it */
export function columnIn(columns: ReadonlyMap<string, number>, name: string, rows: CsvRows): number {
  const column = columns.get(name);
  if (column === undefined) throw rows.error(`there is no column ${quoted(name)}`);
  return column;
}

/** Goes to the next row, which must be as long as the header. */
export function nextRow(rows: CsvRows, width: number): boolean {
  if (!rows.next()) return false;
  if (rows.count !== width) throw rows.error(`there are ${rows.count} fields where the header has ${width}`);
  return true;
}
