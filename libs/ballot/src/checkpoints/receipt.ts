import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { type Head, logNameOf, readHash, readNumber, readOrigin, readTime, type Signed, uuidOf } from './checkpoint.ts';
import { isSignedBy, signAsLog, type VerifierKey } from './keys.ts';
import type { ElectionLog } from './log.ts';
import { formatNote, NoteError, parseNote } from './note.ts';

/** The server's word that it wrote a ballot down: hash and height are those of the ballot's event. */
export interface Receipt extends Head {
  readonly origin: string;
  /** The ballot's tracker: SHA-256 of the ballot in base64, unpadded. */
  readonly tracker: string;
  /** Seconds since 1970. */
  readonly time: number;
}

const KIND = 'receipt for a ballot';

export function signReceipt(receipt: Receipt, secretKey: Uint8Array): string {
  const text = textOf(receipt);
  readReceipt(text);
  return formatNote({ text, signatures: [signAsLog(text, logNameOf(receipt.origin), secretKey)] });
}

/** Reads a receipt, whoever signed it. @throws NoteError */
export function parseReceipt(file: string): Signed<Receipt> {
  const note = parseNote(file);
  return { says: readReceipt(note.text), note };
}

/**
 * Is the ballot of this receipt where the server said it is?
 * @returns undefined if it is; else why not. With `proof` the receipt and the log together convict the server: it signed
 *   that the ballot stands there, and it does not.
 */
export function whyReceiptFails(
  { says, note }: Signed<Receipt>,
  log: ElectionLog,
  key: VerifierKey,
): { why: string; proof: boolean } | undefined {
  if (uuidOf(says.origin) !== log.uuid) return { why: 'it belongs to another election', proof: false };
  if (logNameOf(says.origin) !== key.name || isSignedBy(note, key) !== true)
    return { why: `${key.name} did not sign it`, proof: false };
  const place = `event ${says.height}`;
  if (says.height >= log.events.length) return { why: `the log ends before ${place}, which was promised`, proof: true };
  if (log.events[says.height] !== says.hash) return { why: `${place} is not the one that was promised`, proof: true };
  const payload = log.payloads[says.height];
  if (payload === undefined || trackerOf(payload) !== says.tracker)
    return { why: `${place} holds another ballot than promised`, proof: true };
  return undefined;
}

export function trackerOf(payloadHash: string): string {
  return toBase64(hexToBytes(payloadHash)).replace('=', '');
}

function textOf({ origin, tracker, height, hash, time }: Receipt): string {
  return `${origin}\n${KIND}\n${tracker}\n${height}\n${toBase64(hexToBytes(hash))}\ntime ${time}\n`;
}

function readReceipt(text: string): Receipt {
  const [origin = '', kind, tracker = '', height = '', hash = '', time = '', ...rest] = text.split('\n');
  if (kind !== KIND) throw new NoteError(2, `a receipt says "${KIND}"`);
  if (rest.length !== 1 || rest[0] !== '') throw new NoteError(7, 'a receipt has six lines');
  const octets = fromBase64(`${tracker}=`);
  if (octets?.length !== 32 || trackerOf(bytesToHex(octets)) !== tracker)
    throw new NoteError(3, 'a tracker is 43 digits of base64');
  return {
    origin: readOrigin(origin),
    tracker,
    height: readNumber(height, 4),
    hash: readHash(hash, 5),
    time: readTime(time, 6),
  };
}
