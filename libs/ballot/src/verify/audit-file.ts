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
  const again = chained(first, source);
  return first[0] === OPENING_BRACE ? auditHelios(await together(again), inputs) : auditArchive(again, inputs);
}

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
