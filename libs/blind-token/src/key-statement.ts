import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fingerprintOf, type PublicKey } from './public-key.ts';
import { checkScope } from './token.ts';

/** What the city signs and puts on its board when a scope opens. */
export interface SignedStatement {
  readonly text: string;
  readonly signature: Uint8Array;
}

/** Checks a signature of the city over a text, by whatever the platform has. */
export type VerifyBoard = (text: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

export type KeyRefusal =
  /** No statement on the board speaks of this scope. */
  | 'not-announced'
  /** A statement about this scope carries no valid signature of the city. */
  | 'not-signed'
  /** The city signed two different keys for one scope: proof against it, to be shown around. */
  | 'two-keys'
  /** The key received is another than everybody's: it would tag this person. */
  | 'other-key';

export type KeyCheck =
  | { readonly ok: true; readonly fingerprint: string }
  | { readonly ok: false; readonly why: KeyRefusal; readonly proof: readonly SignedStatement[] };

/** The text the city signs: three lines, each ended by a line feed. */
export function keyStatement(scope: string, key: PublicKey): string {
  checkScope(scope);
  return textOf(scope, fingerprintOf(key));
}

/**
 * Is the key that this person received the one announced to everybody? To be asked before `requestToken`: a key of
 * one's own for each person would let the city recognise each token.
 * @param statements every key statement the board shows; the board itself must be the one others see (its checkpoint)
 */
export async function checkKeyOnBoard(
  key: PublicKey,
  scope: string,
  statements: readonly SignedStatement[],
  verifyBoard: VerifyBoard,
): Promise<KeyCheck> {
  checkScope(scope);
  const about = statements.filter(({ text }) => scopeOf(text) === scope);
  if (about.length === 0) return { ok: false, why: 'not-announced', proof: [] };
  for (const statement of about)
    if (!(await verifyBoard(utf8ToBytes(statement.text), statement.signature)))
      return { ok: false, why: 'not-signed', proof: [statement] };
  const [first] = about as [SignedStatement];
  const other = about.find(({ text }) => text !== first.text);
  if (other !== undefined) return { ok: false, why: 'two-keys', proof: [first, other] };
  if (first.text !== keyStatement(scope, key)) return { ok: false, why: 'other-key', proof: [first] };
  return { ok: true, fingerprint: fingerprintOf(key) };
}

function textOf(scope: string, fingerprint: string): string {
  return `ateneu-blind-token-key-v1\n${scope}\n${fingerprint}\n`;
}

function scopeOf(text: string): string | undefined {
  const [, scope, fingerprint] = /^ateneu-blind-token-key-v1\n([^\n]+)\n([0-9a-f]{64})\n$/.exec(text) ?? [];
  return fingerprint === undefined ? undefined : scope;
}
