import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readDocument, type UnreadableDocument } from './document.ts';
import { mailGuardian } from './emails.ts';
import { answerRequest, findRequest, type GuardianRequest, insertRequest } from './guardian-store.ts';
import { mayAssist } from './policy.ts';
import { documentHashes } from './prove.ts';
import { needsGuardian } from './taking-part.ts';
import { findStanding, findVoter, lockDocument, updateVoter } from './voter-store.ts';

const DAYS = 30;

/** A child asks a parent or guardian for consent: a letter with a link goes to their address. */
export async function askGuardian(
  ctx: Ctx,
  email: string,
): Promise<Result<void, 'sign-in-first' | 'guardian-not-needed' | 'too-many-verifications'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited) return refuse('sign-in-first');
  const { standing, guardianAge } = await findStanding(ctx, actor.personId);
  if (!standing || !needsGuardian(standing, guardianAge)) return refuse('guardian-not-needed');
  const limit = await ctx.limits.limit('guardian-mail', actor.personId);
  if (!limit.allowed) return refuse('too-many-verifications', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  const token = Buffer.from(ctx.chance.bytes(24)).toString('base64url');
  const [requestId, now] = [ctx.newId<string>(), ctx.clock.now()];
  await ctx.transact(async (inside) => {
    await insertRequest(inside, {
      ...{ id: requestId, person_id: actor.personId, link_hash: inside.keys.lookup('guardian-link', token) },
      ...{ asked_at: now, expires_at: new Date(now.getTime() + DAYS * 86_400_000) },
    });
    const link = `${inside.origin}/guardian/${token}`;
    await mailGuardian(inside, { to: email.trim(), link, requestId, child: actor.displayName, days: DAYS });
  });
  return ok();
}

/** The request behind a link; undefined where it is unknown, or ran out unanswered. */
export async function guardianRequest(ctx: Ctx, token: string): Promise<GuardianRequest | undefined> {
  const found = await findRequest(ctx, ctx.keys.lookups('guardian-link', token));
  // An answer can be taken back as long as the account is there: the link goes on working.
  return found && (found.answer !== null || found.expires_at > ctx.clock.now()) ? found : undefined;
}

/** The guardian says yes or no; later the same link takes the yes back. */
export async function answerGuardian(
  ctx: Ctx,
  token: string,
  consents: boolean,
): Promise<Result<'yes' | 'no' | 'withdrawn', 'link-spent'>> {
  const request = await guardianRequest(ctx, token);
  if (!request) return refuse('link-spent');
  const answer = consents ? 'yes' : request.answer === 'yes' ? 'withdrawn' : 'no';
  return ctx.transact(async (inside) => {
    const voter = await findVoter(inside, { personId: request.person_id });
    if (!voter) return refuse('link-spent');
    await answerRequest(inside, request.id, answer);
    await updateVoter(inside, voter.id, {
      guardian_at: consents ? inside.clock.now() : null,
      guardian_way: consents ? 'link' : null,
    });
    return ok(answer);
  });
}

/** A guardian consents at a desk, with the child's document in hand. */
export async function consentAtDesk(
  ctx: Ctx,
  document: string,
): Promise<Result<void, 'assistants-only' | 'nobody-verified' | UnreadableDocument>> {
  if (!mayAssist(ctx.actor)) return refuse('assistants-only');
  const read = readDocument(document);
  if (!read.ok) return read;
  return ctx.transact(async (inside) => {
    const voter = await lockDocument(inside, documentHashes(inside, read.value));
    if (!voter?.person_id) return refuse('nobody-verified');
    await updateVoter(inside, voter.id, { guardian_at: inside.clock.now(), guardian_way: 'desk' });
    return ok();
  });
}
