import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  countFactors,
  deleteFactors,
  deleteOneTimeCodes,
  deletePasskey,
  listPasskeyRows,
  renamePasskey,
} from './factor-store.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { countProviderIdentities, deleteProviderIdentities } from './provider-store.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { isProven } from './store.ts';
import type { PasskeyId } from './tables.ts';

export type WhyNotChanged = 'sign-in-needed' | 'sign-in-again' | 'second-factor-needed';

export interface Factors {
  readonly passkeys: readonly {
    readonly id: PasskeyId;
    readonly name: string;
    readonly since: Date;
    readonly usedAt: Date | null;
    readonly backedUp: boolean;
  }[];
  readonly app: boolean;
  /** Joined with an identity at the city's provider. */
  readonly provider: boolean;
  /** Recovery codes that are left. */
  readonly recovery: number;
  /** This session has used one of them. */
  readonly isProven: boolean;
}

/** How whoever asks can prove herself. */
export async function readFactors(ctx: Ctx): Promise<Factors | null> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return null;
  const columns = ['passkeys.name', 'passkeys.created_at', 'passkeys.used_at', 'passkeys.backed_up'];
  const reading = { subjects: [actor.personId], columns, purpose: 'security' } as const;
  const rows = await ctx.personal.read(reading, (inside) => listPasskeyRows(inside, actor.personId));
  const { app, recovery } = await countFactors(ctx, actor.personId);
  const passkeys = rows.map(({ id, name, created_at, used_at, backed_up }) => ({
    ...{ id, name, since: created_at, usedAt: used_at, backedUp: backed_up },
  }));
  const provider = (await countProviderIdentities(ctx, actor.personId)) > 0;
  return { passkeys, app, provider, recovery, isProven: await isProven(ctx, actor.sessionId) };
}

export async function namePasskey(ctx: Ctx, id: PasskeyId, name: string): Promise<Result<void, 'sign-in-needed'>> {
  if (ctx.actor.kind !== 'person') return refuse('sign-in-needed');
  await renamePasskey(ctx, ctx.actor.personId, id, name.trim().slice(0, 60));
  return ok();
}

/** Takes a passkey, the app or the provider's identity away. Asked of a session that has just been proven. */
export function removeFactor(
  ctx: Ctx,
  which: { readonly passkey: PasskeyId } | 'app' | 'provider',
): Promise<Result<void, WhyNotChanged>> {
  return changing(ctx, async (inside, personId) => {
    if (which === 'app') await deleteOneTimeCodes(inside, personId);
    else if (which === 'provider') await deleteProviderIdentities(inside, personId);
    else await deletePasskey(inside, personId, which.passkey);
  });
}

export function newRecoveryCodes(ctx: Ctx): Promise<Result<readonly string[], WhyNotChanged>> {
  return changing(ctx, (inside, personId) => renewRecoveryCodes(inside, personId));
}

/** For the operator, when somebody has lost everything: she sets up anew at her next sign-in. @returns passkeys taken away */
export async function forgetFactors(ctx: Ctx, personId: PersonId): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new Error('Only the operator takes away what proves somebody else.');
  return ctx.transact((inside) => deleteFactors(inside, personId));
}

async function changing<T>(
  ctx: Ctx,
  change: (ctx: Ctx, personId: PersonId) => Promise<T>,
): Promise<Result<T, WhyNotChanged>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  return ctx.transact(async (inside) => ok(await change(inside, actor.personId)));
}
