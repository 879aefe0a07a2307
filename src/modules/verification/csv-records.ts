const NEWLINE = 0x0a;
const QUOTE = 0x22;
/** bytes: a longer record is refused, so that a lost quote does not read the rest of the file into memory */
const LONGEST_RECORD = 64 * 1024;

/** One record of a CSV file (RFC 4180). `fields` is null where it is too long to be one. */
export interface CsvRecord {
  /** Of its first line, 1 for the first of the file. */
  readonly line: number;
  readonly fields: readonly string[] | null;
}

/**
 * The records of a CSV file of any size, blank lines left out. The separator is the one its first line uses most: comma,
 * semicolon or tab. Bytes that are no UTF-8 are read as Windows-1252, as spreadsheets write it in Spain.
 */
export async function* csvRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  let separator = '';
  for await (const { line, text } of recordTexts(source)) {
    if (text === null) {
      yield { line, fields: null };
      continue;
    }
    const plain = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (plain.trim() === '') continue;
    separator ||= mostUsed(plain);
    yield { line, fields: plain.includes('"') ? quotedFields(plain, separator) : plain.split(separator) };
  }
}

interface RecordText {
  readonly line: number;
  readonly text: string | null;
}

/** Lines, joined where a quoted field goes on to the next. */
async function* recordTexts(source: AsyncIterable<Uint8Array>): AsyncGenerator<RecordText> {
  let [line, first] = [0, 1];
  let open: Uint8Array[] = [];
  let [length, quotes] = [0, 0];
  for await (const { bytes, last } of lineBytes(source)) {
    line += 1;
    if (open.length === 0) first = line;
    length += bytes.length;
    quotes += countQuotes(bytes);
    if (length > LONGEST_RECORD) {
      yield { line: first, text: null };
      [open, length, quotes] = [[], 0, 0];
      continue;
    }
    open.push(bytes);
    if (quotes % 2 === 1 && !last) continue;
    yield { line: first, text: decoded(open) };
    [open, length, quotes] = [[], 0, 0];
  }
}

async function* lineBytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const piece = chunk.subarray(from, end);
      yield { bytes: rest.length > 0 ? Buffer.concat([rest, piece]) : piece, last: false };
      if (rest.length > 0) rest = new Uint8Array();
      from = end + 1;
    }
    // A line without end is cut here: the record is too long whatever follows.
    if (rest.length <= LONGEST_RECORD) rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (rest.length > 0) yield { bytes: rest, last: true };
}

function countQuotes(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) count += 1;
  return count;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows = new TextDecoder('windows-1252');

function decoded(lines: readonly Uint8Array[]): string {
  const [only] = lines;
  const bytes = lines.length === 1 && only ? only : Buffer.concat(lines.flatMap((one) => [one, Buffer.of(NEWLINE)]));
  const text = readBytes(bytes);
  return text.endsWith('\r') ? text.slice(0, -1) : text.replace(/\r?\n$/, '');
}

function readBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}

function mostUsed(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function quotedFields(text: string, separator: string): string[] {
  const fields: string[] = [];
  let field = '';
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (inside && sign === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"' && (inside || field === '')) inside = !inside;
    else if (sign === separator && !inside) {
      fields.push(field);
      field = '';
    } else field += sign;
  }
  fields.push(field);
  return fields;
}
