import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findInCensus, rehashCensus } from './census-store.ts';
import { isPlausibleBirth, readBirthDate, readDocument, type UnreadableDocument } from './document.ts';
import { countWrongLetter, findLetter } from './letter-store.ts';
import type { Way } from './tables.ts';
import type { Level } from './taking-part.ts';
import { findByReturnCode } from './voter-store.ts';

/** What somebody showed of who she is. The number itself is gone by now. */
export interface Proof {
  /** Keyed hashes of her document under every key, newest first. */
  readonly hashes: readonly string[];
  readonly way: Way;
  readonly level: Level;
  readonly ageFrom: number | null;
  readonly districtId: DistrictId | null;
  /** The letter whose code was typed: it is used up together with what it proves. */
  readonly letterId?: string;
}

/** What she typed. */
export type Shown =
  | { readonly way: 'census'; readonly document: string; readonly birthDate: string }
  | { readonly way: 'letter'; readonly document: string; readonly code: string };

export type NotProven =
  | UnreadableDocument
  | 'birth-date-unreadable'
  | 'not-in-census'
  | 'letter-code-wrong'
  | 'letter-code-used'
  | 'letter-code-expired'
  | 'letter-code-locked'
  | 'too-many-verifications';

/** Wrong documents after which a letter's code is spent. */
const TRIES = 5;

/** Holds what she typed against the census, or against the letter she got. @param who counts her tries */
export async function prove(
  ctx: Ctx,
  shown: Shown,
  who: { readonly key: string; readonly visitorKey: string },
): Promise<Result<Proof, NotProven>> {
  for (const [name, key] of [
    ['verify', who.key],
    ['verify-ip', who.visitorKey],
  ] as const) {
    const limit = await ctx.limits.limit(name, key);
    if (!limit.allowed) return refuse('too-many-verifications', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  }
  const document = readDocument(shown.document);
  if (!document.ok) return document;
  return shown.way === 'census'
    ? proveByCensus(ctx, document.value, shown.birthDate)
    : proveByCode(ctx, document.value, shown.code);
}

export function documentHashes(ctx: Ctx, document: string): string[] {
  return ctx.keys.lookups('document', document);
}

async function proveByCensus(ctx: Ctx, document: string, typed: string): Promise<Result<Proof, NotProven>> {
  const born = readBirthDate(typed);
  const today = ctx.clock.now().toISOString().slice(0, 10);
  if (born === null || !isPlausibleBirth(born, today)) return refuse('birth-date-unreadable');
  const hashes = documentHashes(ctx, document);
  const checks = ctx.keys.lookups('document-birth', `${document} ${born}`);
  const found = await findInCensus(ctx, hashes);
  // The same answer whether the number is not there or the day is another: neither is told.
  if (!found || !checks.includes(found.birth_check)) return refuse('not-in-census');
  const [newest] = hashes;
  if (newest !== undefined && found.document_hash !== newest)
    await rehashCensus(ctx, found.document_hash, { documentHash: newest, birthCheck: checks[0] ?? found.birth_check });
  return ok({ hashes, way: 'census', level: found.level, ageFrom: found.age_from, districtId: found.district_id });
}

/** A code from a letter, or the one a guest was given to come back. */
async function proveByCode(ctx: Ctx, document: string, typed: string): Promise<Result<Proof, NotProven>> {
  const code = readLetterCode(typed);
  const hashes = documentHashes(ctx, document);
  const returning = await findByReturnCode(ctx, hashes, ctx.keys.lookups('return-code', code));
  if (returning) {
    const { way, level, age_from: ageFrom, district_id: districtId } = returning;
    return ok({ hashes, way, level, ageFrom, districtId });
  }
  const letter = await findLetter(ctx, ctx.keys.lookups('letter-code', code));
  if (!letter) return refuse('letter-code-wrong');
  const spent = whySpent(letter, ctx.clock.now());
  if (spent) return spent;
  if (!hashes.includes(letter.document_hash)) {
    await countWrongLetter(ctx, letter.id);
    return refuse('letter-code-wrong');
  }
  const inCensus = await findInCensus(ctx, hashes);
  const ageFrom = inCensus?.age_from ?? letter.age_from;
  const districtId = inCensus?.district_id ?? letter.district_id;
  return ok({ hashes, way: 'letter', level: 'strong', ageFrom, districtId, letterId: letter.id });
}

function whySpent(
  letter: { readonly used_at: Date | null; readonly expires_at: Date; readonly wrong_tries: number },
  now: Date,
): Refusal<NotProven> | null {
  if (letter.used_at) return refuse('letter-code-used');
  if (letter.expires_at <= now) return refuse('letter-code-expired');
  return letter.wrong_tries >= TRIES ? refuse('letter-code-locked') : null;
}

/** Without I, L, O, U, 0 and 1: nothing that is read as something else. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** Ten signs, every one equally likely: 49 bits. */
export function newLetterCode(bytes: (length: number) => Uint8Array): string {
  let code = '';
  while (code.length < CODE_LENGTH)
    for (const byte of bytes(CODE_LENGTH))
      if (byte < 240 && code.length < CODE_LENGTH) code += SIGNS[byte % SIGNS.length];
  return code;
}

/** As it stands on paper: `AB3DE-6GH8J`. */
export function writeLetterCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

function readLetterCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
