import { Unreadable } from '../archive/unreadable.ts';
import { auditHelios } from '../helios/audit-helios.ts';
import { type AuditInputs, auditArchive } from './audit-archive.ts';
import type { Audit } from './checks.ts';

/** Far more than any record of Helios is. */
const MOST = 2 ** 29;

/** Audits what the file is: an archive of Belenios, or a record of Helios. @throws Unreadable where it is neither */
export async function auditFile(pieces: AsyncIterable<Uint8Array>, inputs: AuditInputs): Promise<Audit> {
  const source = pieces[Symbol.asyncIterator]();
  const first = await firstOctets(source);
  if (first.length === 0) throw new Unreadable('The file is empty.');
  const packed = PACKED.find(({ magic }) => magic.every((octet, at) => first[at] === octet));
  if (packed !== undefined) throw new Unreadable(`This is a packed file (${packed.by}): unpack it first.`);
  const again = chained(first, source);
  return isObject(first) ? auditHelios(await together(again), inputs) : auditArchive(again, inputs);
}

/** How files begin that somebody packed for the way. */
const PACKED = [
  { by: 'gzip', magic: [0x1f, 0x8b] },
  { by: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { by: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { by: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { by: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
] as const;

/** An object of JSON, after the mark that some editors set and white space. */
function isObject(first: Uint8Array): boolean {
  const start = MARK.every((octet, at) => first[at] === octet) ? MARK.length : 0;
  return first.subarray(start).find((octet) => !SPACE.includes(octet)) === OPENING_BRACE;
}

const MARK = [0xef, 0xbb, 0xbf];
const SPACE = [0x09, 0x0a, 0x0d, 0x20];
const OPENING_BRACE = 0x7b;

async function firstOctets(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  for (;;) {
    const { value, done } = await source.next();
    if (done === true) return new Uint8Array(0);
    if (value.length > 0) return value;
  }
}

async function* chained(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}

async function together(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    length += piece.length;
    if (length > MOST) throw new Unreadable('The file is too large for a record of Helios.');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of kept) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
