import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { PersonActor } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countFactors, lockOneTimeCodes, markProven, useOneTimeCode, useRecoveryCode } from './factor-store.ts';
import { signedInJustNow } from './fresh-session.ts';
import { matchingStep } from './one-time-code.ts';
import { useChallenge } from './passkey-challenge.ts';
import { recoveryHashes } from './recovery-codes.ts';
import { readCode } from './sign-in.ts';
import { signedWithPasskey } from './sign-in-with-passkey.ts';
import { isProven } from './store.ts';

export type WhyNotProven = 'sign-in-needed' | 'passkey-not-proven' | 'factor-code-wrong' | 'too-many-sign-ins';

/** With a passkey of hers, in a session that began with a letter. */
export async function proveWithPasskey(
  ctx: Ctx,
  given: { readonly challengeId: string; readonly response: AuthenticationResponseJSON },
): Promise<Result<void, WhyNotProven>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const challenge = await useChallenge(ctx, given.challengeId, actor.personId);
  return ctx.transact(async (inside) => {
    const passkey = await signedWithPasskey(inside, given.response, challenge);
    if (passkey?.person_id !== actor.personId) return refuse('passkey-not-proven');
    await markProven(inside, actor.sessionId);
    return ok();
  });
}

/** With the six digits of her app, or with one of her recovery codes. */
export async function proveWithCode(ctx: Ctx, typed: string): Promise<Result<void, WhyNotProven>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const limit = await ctx.limits.limit('code-tries', actor.personId);
  if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  const proven = await ctx.transact(async (inside) => {
    if (!(await isCodeOfApp(inside, actor, typed)) && !(await isRecoveryCode(inside, actor, typed))) {
      return refuse('factor-code-wrong');
    }
    await markProven(inside, actor.sessionId);
    return ok();
  });
  if (proven.ok) await ctx.limits.forgive('code-tries', actor.personId);
  return proven;
}

/**
 * Why whoever acts may not change how she proves herself; undefined when she may. Soon after signing in, and with what she
 * has already: a stolen mailbox alone adds no passkey to an account that has one.
 */
export async function whyNotChangeFactors(ctx: Ctx): Promise<'sign-in-again' | 'second-factor-needed' | undefined> {
  if (!(await signedInJustNow(ctx))) return 'sign-in-again';
  return (await isFactorMissing(ctx)) ? 'second-factor-needed' : undefined;
}

/** She has a passkey or an app, and this session has not used it. */
export async function isFactorMissing(ctx: Ctx): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return false;
  const { passkeys, app } = await countFactors(ctx, actor.personId);
  return (passkeys > 0 || app) && !(await isProven(ctx, actor.sessionId));
}

async function isCodeOfApp(ctx: Ctx, { personId }: PersonActor, typed: string): Promise<boolean> {
  const codes = await lockOneTimeCodes(ctx, personId);
  if (!codes?.confirmed_at) return false;
  const place = { personId, column: 'one_time_codes.secret_sealed', purpose: 'security' } as const;
  const secret = await ctx.personal.open(place, codes.secret_sealed);
  const step = secret && matchingStep(Buffer.from(secret, 'hex'), readCode(typed), ctx.clock.now(), codes.last_step);
  if (!step) return false;
  await useOneTimeCode(ctx, personId, step, false);
  return true;
}

function isRecoveryCode(ctx: Ctx, { personId }: PersonActor, typed: string): Promise<boolean> {
  return useRecoveryCode(ctx, personId, recoveryHashes(ctx, personId, typed));
}
