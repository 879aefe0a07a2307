/** What a file is by its first bytes; its name and the browser's word for it are not asked. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif';

export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp';
  if (startsWith(bytes, 4, 'ftypavif') || startsWith(bytes, 4, 'ftypavis')) return 'avif';
  return null;
}

export type DocumentKind = 'pdf' | 'odt' | 'ods' | 'docx' | 'xlsx' | 'csv' | 'txt';

export const DOCUMENT_TYPES: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** @param name tells CSV from other text, which have no first bytes of their own */
export function documentKind(bytes: Uint8Array, name: string): DocumentKind | null {
  if (startsWith(bytes, 0, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 0, 'PK\x03\x04')) return archiveKind(bytes);
  if (!isText(bytes)) return null;
  return /\.csv$/i.test(name) ? 'csv' : 'txt';
}

/** OpenDocument says its type in the first entry, uncompressed (ODF 1.3 part 2 §3.3); Office documents by their entries. */
function archiveKind(bytes: Uint8Array): DocumentKind | null {
  if (startsWith(bytes, 30, `mimetype${DOCUMENT_TYPES.odt}`)) return 'odt';
  if (startsWith(bytes, 30, `mimetype${DOCUMENT_TYPES.ods}`)) return 'ods';
  const entries = archiveEntries(bytes);
  // A document with macros under the name of one without.
  if (!entries.includes('[Content_Types].xml') || entries.some((entry) => /vbaProject\.bin$/i.test(entry))) return null;
  if (entries.includes('word/document.xml')) return 'docx';
  return entries.includes('xl/workbook.xml') ? 'xlsx' : null;
}

const CENTRAL_ENTRY = 0x02014b50;
const ENTRY_HEADER = 46;

/** Names in the central directory of a ZIP archive (APPNOTE 4.3.12). */
function archiveEntries(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 20 > buffer.length) return [];
  const names: string[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (at + ENTRY_HEADER <= end && buffer.readUInt32LE(at) === CENTRAL_ENTRY) {
    const nameLength = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('utf8', at + ENTRY_HEADER, at + ENTRY_HEADER + nameLength));
    at += ENTRY_HEADER + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

/** UTF-8 without control characters other than tabs and line ends. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, at: number, mark: string): boolean {
  return bytes.length >= at + mark.length && [...mark].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}
