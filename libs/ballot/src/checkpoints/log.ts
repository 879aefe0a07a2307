import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Head } from './checkpoint.ts';

/** What checkpoints and receipts are compared with; the chain itself was checked when the archive was read. */
export interface ElectionLog {
  readonly uuid: string;
  /** SHA-256 of each event, in hexadecimal, at the index of its height. */
  readonly events: readonly string[];
  /** SHA-256 of each event's payload, at the same index; undefined where it has none. */
  readonly payloads: readonly (string | undefined)[];
}

/**
 * Goes on from a head by the texts of the events that follow, as they stand in the archive.
 * @param from null for the whole chain
 * @returns the new head, or why these events do not extend the old one
 */
export function extendHead(from: Head | null, events: readonly string[]): Head | { readonly why: string } {
  let head = from;
  for (const text of events) {
    const height = head === null ? 0 : head.height + 1;
    const event = objectOf(text);
    if (event.height !== height) return { why: `event ${height} is missing` };
    if (event.parent !== head?.hash) return { why: `event ${height} does not follow the one before` };
    head = { height, hash: bytesToHex(sha256(utf8ToBytes(text))) };
  }
  return head ?? { why: 'there is no event' };
}

function objectOf(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
