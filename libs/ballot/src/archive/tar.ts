import { Unreadable } from './unreadable.ts';

/** One file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Seconds since 1970. */
  readonly modified: number;
  /** The 512 octets before the content, as they stand. */
  readonly header: Uint8Array;
  /** False where the octets after the content, up to the next multiple of 512, are not all zero. */
  readonly paddedWithZeros: boolean;
}

/** After the last file stands what does not belong there: blocks of zeros, which end other tars, or anything else. */
export interface TarRest {
  readonly rest: string;
}

const BLOCK = 512;
/** Far more than the credentials of a whole country: a size beyond is an attack or a broken file. */
const MOST = 2 ** 29;

/**
 * Reads an old-style tar piece by piece, one file in memory at a time.
 * @throws Unreadable where it is none, or was cut in the middle of a file
 */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile | TarRest> {
  const source = new Source(pieces);
  let files = 0;
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.length === 0) return;
    const read = header.length === BLOCK ? readHeader(header) : undefined;
    if (read === undefined) {
      if (files === 0) throw new Unreadable(NO_TAR);
      if (header.length < BLOCK && beginsHeader(header))
        throw new Unreadable(`The file ends in the middle of a header, after ${files} files.`);
      yield { rest: await restOf(header, source, files) };
      return;
    }
    const { name, size, modified } = read;
    if (size > MOST) throw new Unreadable(`File ${files + 1} claims to have ${size} octets.`);
    const padded = await source.take(size + paddingOf(size));
    if (padded.length < size + paddingOf(size)) throw new Unreadable(`The file ends in the middle of ${name}.`);
    const paddedWithZeros = padded.subarray(size).every((octet) => octet === 0);
    yield { name, content: padded.subarray(0, size), modified, header, paddedWithZeros };
    files += 1;
  }
}

/**
 * The one header that an archive of an election may have before this file: whatever differs was not written by its
 * makers. @param name printable ASCII
 */
export function canonicalHeader(name: string, size: number, modified: number): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (text: string, at: number) => {
    for (let i = 0; i < text.length; i += 1) header[at + i] = text.charCodeAt(i);
  };
  put(name, 0);
  put('0000644', 100);
  put('0000000', 108);
  put('0000000', 116);
  put(size.toString(8).padStart(11, '0'), 124);
  put(modified.toString(8).padStart(11, '0'), 136);
  put('        ', 148);
  put('0', 156);
  put(`${sumOf(header, 0, BLOCK).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const NO_TAR = 'This is no archive of an election (no tar).';

function readHeader(header: Uint8Array) {
  const name = textAt(header, 0, 100);
  const size = octalAt(header, 124);
  const modified = octalAt(header, 136);
  if (name === undefined || name === '' || size === undefined || modified === undefined || !sumHolds(header))
    return undefined;
  return { name, size, modified };
}

/** All files but the first are named by a hash: what begins so was cut, and is nothing that somebody put there. */
function beginsHeader(start: Uint8Array): boolean {
  return start.subarray(0, 64).every((octet) => (octet >= 0x30 && octet <= 0x39) || (octet >= 0x61 && octet <= 0x66));
}

/** Printable ASCII up to the first zero. */
function textAt(header: Uint8Array, at: number, length: number): string | undefined {
  let text = '';
  for (const octet of header.subarray(at, at + length)) {
    if (octet === 0) return text;
    if (octet < 0x20 || octet > 0x7e) return undefined;
    text += String.fromCharCode(octet);
  }
  return text;
}

function octalAt(header: Uint8Array, at: number): number | undefined {
  const text = textAt(header, at, 12)?.trim();
  return text !== undefined && /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** The sum of all octets of the header, its own eight counted as spaces. */
function sumHolds(header: Uint8Array): boolean {
  const found = textAt(header, 148, 8)?.trim() ?? '';
  const sum = sumOf(header, 0, BLOCK) - sumOf(header, 148, 156) + 8 * 0x20;
  return /^[0-7]{1,7}$/.test(found) && Number.parseInt(found, 8) === sum;
}

/** Twice for each file of an archive: a loop, where `reduce` would call a function for each octet. */
function sumOf(octets: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += octets[at] ?? 0;
  return sum;
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** What is wrong was seen: gigabytes of nothing need not be read to say so. */
const ENOUGH = 2 ** 20;

async function restOf(first: Uint8Array, source: Source, files: number): Promise<string> {
  const other = `After file ${files} stands what is no file.`;
  let zeros = 0;
  for (let block = first; block.length > 0 && zeros < ENOUGH; block = await source.take(BLOCK)) {
    if (block.some((octet) => octet !== 0)) return other;
    zeros += block.length;
  }
  return 'The archive ends with zeros, which none has.';
}

/** Takes as many octets as asked, whatever the pieces they come in. */
class Source {
  private readonly pieces: AsyncIterator<Uint8Array>;
  private piece: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** Fewer than asked only at the end. What is kept grows with what comes, not with what a header claims. */
  async take(count: number): Promise<Uint8Array> {
    let taken = new Uint8Array(Math.min(count, FIRST));
    let at = 0;
    while (at < count) {
      if (this.piece.length === 0) {
        const { value, done } = await this.pieces.next();
        if (done === true) break;
        this.piece = value;
      }
      const part = this.piece.subarray(0, count - at);
      if (at + part.length > taken.length) taken = grown(taken, at + part.length, count);
      taken.set(part, at);
      at += part.length;
      this.piece = this.piece.subarray(part.length);
    }
    return taken.subarray(0, at);
  }
}

const FIRST = 2 ** 16;

function grown(taken: Uint8Array, needed: number, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(most, Math.max(needed, 2 * taken.length)));
  larger.set(taken);
  return larger;
}
