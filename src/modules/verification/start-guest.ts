import type { Actor } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findPage } from '#modules/city/index.ts';
import { acceptedTerms, acceptTerms, hasOwnAccount, openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findGuestSession, openGuestSession } from './guest-store.ts';
import { holdVoter, type NotHeld } from './hold-voter.ts';
import { type NotProven, newLetterCode, type Proof, prove, type Shown, writeLetterCode } from './prove.ts';
import { needsGuardian } from './taking-part.ts';
import { findStanding, lockDocument, updateVoter } from './voter-store.ts';

export interface GuestIn {
  /** For her cookie; only its hash is kept. */
  readonly token: string;
  readonly until: Date;
  /** With it she comes back later; told once. null for who came back with a code she has. */
  readonly returnCode: string | null;
}

type Refused = NotProven | NotHeld | 'has-account' | 'guest-was-here' | 'helped-was-here' | 'guardian-needs-account';

/**
 * A resident verifies herself and takes part at once, without an account, for an hour. Whoever comes again under the same
 * document needs the code she was given: a number and a birth date open nobody's choices a second time.
 */
export async function startGuest(ctx: Ctx, shown: Shown, visitorKey: string): Promise<Result<GuestIn, Refused>> {
  const proof = await prove(ctx, shown, { key: visitorKey, visitorKey });
  if (!proof.ok) return proof;
  return ctx.transact(async (inside) => {
    const found = await personFor(inside, proof.value, shown.way);
    if (!found.ok) return found;
    const { personId, isNew } = found.value;
    const { standing, guardianAge } = await findStanding(inside, personId);
    if (standing && needsGuardian(standing, guardianAge)) return refuse('guardian-needs-account');
    await acceptShown(inside, personId);
    const returnCode = isNew ? await giveReturnCode(inside, proof.value) : null;
    return ok({ ...(await openGuestSession(inside, personId)), returnCode });
  });
}

async function personFor(
  ctx: Ctx,
  proof: Proof,
  way: Shown['way'],
): Promise<Result<{ personId: PersonId; isNew: boolean }, Refused>> {
  const before = await lockDocument(ctx, proof.hashes);
  if (before?.person_id) {
    if (await hasOwnAccount(ctx, before.person_id)) return refuse('has-account');
    // Who took part on paper or at a desk was given no code: a letter or a desk lets her in, number and date do not.
    if (way === 'census') return refuse(before.return_hash ? 'guest-was-here' : 'helped-was-here');
  }
  const personId = before?.person_id ?? (await openPersonWithoutEmail(ctx));
  const held = await holdVoter(ctx, proof, personId);
  return held.ok ? ok({ personId, isNew: !before?.return_hash }) : held;
}

/** The page on which she proves who she is shows the terms, as signing in does. */
async function acceptShown(ctx: Ctx, personId: PersonId): Promise<void> {
  const terms = await findPage(ctx, 'terms');
  if (terms) await acceptTerms(ctx, personId, terms.version, 'take-part');
}

async function giveReturnCode(ctx: Ctx, { hashes }: Proof): Promise<string> {
  const code = newLetterCode((length) => ctx.chance.bytes(length));
  const voter = await lockDocument(ctx, hashes);
  if (voter) await updateVoter(ctx, voter.id, { return_hash: ctx.keys.lookup('return-code', code) });
  return writeLetterCode(code);
}

/** Who holds this token; undefined where it ran out. */
export async function recogniseGuest(ctx: Ctx, token: string | undefined): Promise<Actor | undefined> {
  if (!token || token.length > 100) return undefined;
  const session = await findGuestSession(ctx, token);
  if (!session) return undefined;
  const { personId, id: sessionId, expiresAt: until } = session;
  const limited = { kind: 'guest', until } as const;
  const accepted = await acceptedTerms(ctx, personId);
  return { kind: 'person', personId, sessionId, displayName: '', roles: [], limited, acceptedTerms: accepted };
}
