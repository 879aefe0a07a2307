import type { PersonActor } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { hasOwnAccount, openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ASSISTANCE_MINUTES, endAssistancesIn, insertAssistance } from './assist-store.ts';
import type { UnreadableDocument } from './document.ts';
import { holdVoter, type NotHeld } from './hold-voter.ts';
import { mayAssist } from './policy.ts';
import type { Proof } from './prove.ts';
import { type SeenAtDesk, seenProof } from './verify-at-desk.ts';
import { lockDocument } from './voter-store.ts';

type Refused = 'assistants-only' | 'not-beside-you' | 'has-own-account' | UnreadableDocument | NotHeld;

/** Staff act for a resident who has no e-mail, beside her, for half an hour. Whoever has an account acts herself. */
export async function startAssistance(
  ctx: Ctx,
  asked: SeenAtDesk & { readonly place: string; readonly isBeside: boolean },
): Promise<Result<{ until: Date }, Refused>> {
  const { actor } = ctx;
  if (!mayAssist(actor) || actor.kind !== 'person') return refuse('assistants-only');
  if (!asked.isBeside) return refuse('not-beside-you');
  const proof = await seenProof(ctx, asked);
  if (!proof.ok) return proof;
  return ctx.transact((inside) => open(inside, actor, proof.value, asked.place));
}

async function open(
  ctx: Ctx,
  staff: PersonActor,
  proof: Proof,
  place: string,
): Promise<Result<{ until: Date }, Refused>> {
  const before = await lockDocument(ctx, proof.hashes);
  if (before?.person_id && (await hasOwnAccount(ctx, before.person_id))) return refuse('has-own-account');
  const personId = before?.person_id ?? (await openPersonWithoutEmail(ctx));
  const held = await holdVoter(ctx, proof, personId);
  if (!held.ok) return held;
  await endAssistancesIn(ctx, staff.sessionId);
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + ASSISTANCE_MINUTES * 60_000);
  await insertAssistance(ctx, {
    ...{ id: ctx.newId<string>(), person_id: personId, staff_id: staff.personId, session_id: staff.sessionId },
    ...{ place: place.trim(), started_at: now, ends_at: until, ended_at: null },
  });
  return ok({ until });
}
