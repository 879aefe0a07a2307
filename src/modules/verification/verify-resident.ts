import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ConflictId } from './conflict-store.ts';
import { disputeDocument } from './dispute-document.ts';
import { holdVoter, type NotHeld } from './hold-voter.ts';
import { type NotProven, prove, type Shown } from './prove.ts';

type Refused = 'sign-in-first' | NotProven | NotHeld;

/** A resident with an account shows who she is, by the census or by a code from a letter. */
export async function verifyResident(
  ctx: Ctx,
  shown: Shown,
  visitorKey: string,
): Promise<Result<void, Refused> & { readonly conflict?: ConflictId }> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited) return refuse('sign-in-first');
  const { personId } = actor;
  const proof = await prove(ctx, shown, { key: personId, visitorKey });
  if (!proof.ok) return proof;
  const held = await ctx.transact((inside) => holdVoter(inside, proof.value, personId));
  if (held.ok) return ok();
  if (held.code !== 'verified-by-another') return held;
  const { hashes } = proof.value;
  const conflict = await disputeDocument(ctx, { hashes, claimantId: personId, way: shown.way });
  return { ...held, ...(conflict ? { conflict } : {}) };
}
