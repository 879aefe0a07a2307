import type { DistrictId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { personIdOfEmail } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findInCensus } from './census-store.ts';
import { disputeDocument } from './dispute-document.ts';
import { readDocument, type UnreadableDocument } from './document.ts';
import { holdVoter, type NotHeld } from './hold-voter.ts';
import { mayAssist } from './policy.ts';
import { documentHashes, type Proof } from './prove.ts';

/** What staff read on a document and tick. The census fills in what they leave open. */
export interface SeenAtDesk {
  readonly document: string;
  readonly ageFrom: number | null;
  readonly districtId: DistrictId | null;
}

type Refused = 'assistants-only' | 'no-such-account' | 'document-in-dispute' | UnreadableDocument | NotHeld;

/** Staff saw the document of a resident who has an account. */
export async function verifyAtDesk(
  ctx: Ctx,
  seen: SeenAtDesk & { readonly email: string },
): Promise<Result<void, Refused>> {
  if (!mayAssist(ctx.actor)) return refuse('assistants-only');
  const proof = await seenProof(ctx, seen);
  if (!proof.ok) return proof;
  const personId = await personIdOfEmail(ctx, seen.email);
  if (!personId) return refuse('no-such-account');
  const held = await ctx.transact((inside) => holdVoter(inside, proof.value, personId));
  if (held.ok) return ok();
  if (held.code !== 'verified-by-another') return held;
  await disputeDocument(ctx, { hashes: proof.value.hashes, claimantId: personId, way: 'census' });
  return refuse('document-in-dispute');
}

/** What a document shows that staff hold in their hands. */
export async function seenProof(ctx: Ctx, seen: SeenAtDesk): Promise<Result<Proof, UnreadableDocument>> {
  const document = readDocument(seen.document);
  if (!document.ok) return document;
  const hashes = documentHashes(ctx, document.value);
  const census = await findInCensus(ctx, hashes);
  return ok({
    hashes,
    way: 'desk',
    level: 'strong',
    ageFrom: seen.ageFrom ?? census?.age_from ?? null,
    districtId: seen.districtId ?? census?.district_id ?? null,
  });
}
