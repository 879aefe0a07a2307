import { createHash } from 'node:crypto';
import { canonicalJson } from '@ateneu/public-record';
import type { PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { ConsentKey } from './consents.ts';

/** What was said, before it is chained. */
export interface Saying {
  readonly consent: ConsentKey;
  readonly given: boolean;
  /** Fingerprint of the words that were shown. */
  readonly words: string;
  readonly language: Language;
  /** `sign-in`, `account`, `your-data`, `desk`: where. */
  readonly saidAt: string;
}

export interface ConsentEntry extends Saying {
  readonly personId: PersonId;
  /** From 1, within the person. */
  readonly seq: number;
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
}

/** Before the first line. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** The next line after `last`: SHA-256 over the canonical JSON (RFC 8785) of all it says, the hash before it included. */
export function chainSaying(
  last: Pick<ConsentEntry, 'seq' | 'hash'> | undefined,
  personId: PersonId,
  saying: Saying,
  at: Date,
): ConsentEntry {
  const line = {
    personId,
    seq: (last?.seq ?? 0) + 1,
    consent: saying.consent,
    given: saying.given,
    words: saying.words,
    language: saying.language,
    saidAt: saying.saidAt,
    at,
    previousHash: last?.hash ?? NOTHING_BEFORE,
  };
  return { ...line, hash: hashOf(line) };
}

/** The number of the first line that does not follow from the one before it; null when the chain is whole. */
export function brokenAt(entries: readonly ConsentEntry[]): number | null {
  let last: ConsentEntry | undefined;
  for (const entry of entries) {
    const follows = entry.seq === (last?.seq ?? 0) + 1 && entry.previousHash === (last?.hash ?? NOTHING_BEFORE);
    if (!follows || entry.hash !== hashOf(entry)) return entry.seq;
    last = entry;
  }
  return null;
}

function hashOf({ hash: _, at, ...line }: Omit<ConsentEntry, 'hash'> & { readonly hash?: string }): string {
  return createHash('sha256')
    .update(canonicalJson({ ...line, at: at.toISOString() }))
    .digest('hex');
}

/** Of the words shown: the same words, the same fingerprint. */
export function fingerprintOf(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex').slice(0, 16);
}
