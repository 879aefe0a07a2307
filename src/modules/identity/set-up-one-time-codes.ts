import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countFactors, insertOneTimeCodes, lockOneTimeCodes, markProven, useOneTimeCode } from './factor-store.ts';
import { matchingStep } from './one-time-code.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { readCode } from './sign-in.ts';

export type WhyNoCodes =
  | 'sign-in-needed'
  | 'sign-in-again'
  | 'second-factor-needed'
  | 'one-time-codes-there'
  | 'factor-code-wrong'
  | 'too-many-sign-ins';

const COLUMN = 'one_time_codes.secret_sealed';

/** A secret for her app, the same until she confirms it with a code. 160 bits (RFC 4226 §4). */
export async function setUpOneTimeCodes(ctx: Ctx): Promise<Result<{ secret: Buffer }, WhyNoCodes>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const { personId } = actor;
  return ctx.transact(async (inside) => {
    const known = await lockOneTimeCodes(inside, personId);
    if (known?.confirmed_at) return refuse('one-time-codes-there');
    const kept =
      known && (await inside.personal.open({ personId, column: COLUMN, purpose: 'security' }, known.secret_sealed));
    if (kept) return ok({ secret: Buffer.from(kept, 'hex') });
    const secret = Buffer.from(inside.chance.bytes(20));
    await insertOneTimeCodes(
      inside,
      personId,
      await inside.personal.seal({ personId, column: COLUMN }, secret.toString('hex')),
    );
    return ok({ secret });
  });
}

/** The first code from the app: from now on it counts. @returns recovery codes, when it is her first way to prove herself */
export async function confirmOneTimeCodes(
  ctx: Ctx,
  typed: string,
): Promise<Result<{ recoveryCodes: readonly string[] }, WhyNoCodes>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const { personId, sessionId } = actor;
  const limit = await ctx.limits.limit('code-tries', personId);
  if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  return ctx.transact(async (inside) => {
    const codes = await lockOneTimeCodes(inside, personId);
    if (codes?.confirmed_at) return refuse('one-time-codes-there');
    const place = { personId, column: COLUMN, purpose: 'security' } as const;
    const secret = codes && (await inside.personal.open(place, codes.secret_sealed));
    const step =
      secret && matchingStep(Buffer.from(secret, 'hex'), readCode(typed), inside.clock.now(), codes.last_step);
    if (!step) return refuse('factor-code-wrong');
    const before = await countFactors(inside, personId);
    await useOneTimeCode(inside, personId, step, true);
    await markProven(inside, sessionId);
    return ok({ recoveryCodes: before.recovery > 0 ? [] : await renewRecoveryCodes(inside, personId) });
  });
}
