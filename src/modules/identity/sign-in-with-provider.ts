import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProviderClaims } from '#platform/sign-in-provider.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { findProviderIdentity, insertProviderIdentity, useProviderIdentity } from './provider-store.ts';
import { normaliseEmail } from './sign-in.ts';
import { type Arrival, openAccount, startSession } from './sign-in-with-ticket.ts';
import { findPersonByEmail } from './store.ts';
import type { TicketId } from './tables.ts';

/** An identity at the provider that waits for whoever it belongs to to confirm it here. Goes into a signed cookie. */
export interface PendingIdentity {
  readonly issuer: string;
  readonly subjectLookup: string;
  /** Only the account with this address may take it; null: whoever proves an address of hers. */
  readonly emailLookup: string | null;
}

export type ProviderArrival =
  | { readonly kind: 'signed-in'; readonly token: string; readonly personId: PersonId; readonly isNew: boolean }
  /** An account has this address: a code went there, and joins the two. */
  | { readonly kind: 'confirm-by-code'; readonly ticketId: TicketId; readonly pending: PendingIdentity }
  /** Somebody is signed in: she says whether this is hers too. */
  | { readonly kind: 'confirm-here'; readonly pending: PendingIdentity }
  /** The provider verified no address: she gives one. */
  | { readonly kind: 'ask-address'; readonly pending: PendingIdentity };

/** Whoever comes back from the city's provider: known, new, or to be joined with an account once she confirms it. */
export async function signInWithProvider(
  ctx: Ctx,
  claims: ProviderClaims,
  arrival: Arrival & { readonly visitorKey: string; readonly next: string },
): Promise<Result<ProviderArrival, 'too-many-sign-ins'>> {
  const pending = pendingOf(ctx, claims);
  const known = await findProviderIdentity(ctx, lookupsOf(ctx, claims));
  if (known) {
    await useProviderIdentity(ctx, known.id);
    const token = await startSession(ctx, known.person_id, arrival.device);
    return ok({ kind: 'signed-in', token, personId: known.person_id, isNew: false });
  }
  if (ctx.actor.kind === 'person') return ok({ kind: 'confirm-here', pending: { ...pending, emailLookup: null } });
  if (claims.email === null) return ok({ kind: 'ask-address', pending });
  const email = normaliseEmail(claims.email);
  if (await findPersonByEmail(ctx, ctx.keys.lookups('email', email))) {
    // A verified address is the provider's word; her mailbox is hers: nobody is joined to an account without it.
    const asked = await askToSignIn(ctx, { email, next: arrival.next, visitorKey: arrival.visitorKey });
    return asked.ok ? ok({ kind: 'confirm-by-code', ticketId: asked.value.ticketId, pending }) : asked;
  }
  return ctx.transact(async (inside) => {
    const personId = await openAccount(inside, email, inside.language, arrival.termsVersion);
    await insertProviderIdentity(inside, personId, pending);
    return ok({
      kind: 'signed-in',
      token: await startSession(inside, personId, arrival.device),
      personId,
      isNew: true,
    });
  });
}

/** After the code was right: joins what waited, if the account is the one it waits for. */
export async function joinAfterCode(
  ctx: Ctx,
  personId: PersonId,
  email: string,
  pending: PendingIdentity,
): Promise<boolean> {
  const lookups = ctx.keys.lookups('email', normaliseEmail(email));
  if (pending.emailLookup !== null && !lookups.includes(pending.emailLookup)) return false;
  return insertProviderIdentity(ctx, personId, pending);
}

/** Her own yes, while she is signed in. */
export async function joinProvider(
  ctx: Ctx,
  pending: PendingIdentity,
): Promise<Result<void, 'sign-in-needed' | 'sign-in-again' | 'second-factor-needed' | 'provider-identity-taken'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  return (await insertProviderIdentity(ctx, actor.personId, pending)) ? ok() : refuse('provider-identity-taken');
}

function lookupsOf(ctx: Ctx, { issuer, subject }: ProviderClaims): string[] {
  return ctx.keys.lookups('provider-subject', JSON.stringify([issuer, subject]));
}

function pendingOf(ctx: Ctx, { issuer, subject, email }: ProviderClaims): PendingIdentity {
  const subjectLookup = ctx.keys.lookup('provider-subject', JSON.stringify([issuer, subject]));
  const emailLookup = email === null ? null : ctx.keys.lookup('email', normaliseEmail(email));
  return { issuer, subjectLookup, emailLookup };
}
