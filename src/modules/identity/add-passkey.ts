import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { PersonActor } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countFactors, insertPasskey, listPasskeyRows, markProven } from './factor-store.ts';
import { newChallenge, relyingParty, useChallenge } from './passkey-challenge.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import type { PasskeyId } from './tables.ts';

export interface AskToCreate {
  readonly id: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

export type WhyNoPasskey =
  | 'sign-in-needed'
  | 'sign-in-again'
  | 'second-factor-needed'
  | 'passkey-not-proven'
  | 'passkey-known';

/** What the browser is to make a passkey from: found again without a name (discoverable), used with a finger, face or PIN. */
export async function askForPasskey(ctx: Ctx, city: string): Promise<Result<AskToCreate, WhyNoPasskey>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const { id, challenge } = await newChallenge(ctx, actor.personId);
  const known = await listPasskeyRows(ctx, actor.personId);
  const options = await generateRegistrationOptions({
    rpName: city,
    rpID: relyingParty(ctx),
    userID: new Uint8Array(Buffer.from(actor.personId.replaceAll('-', ''), 'hex')),
    userName: actor.displayName || city,
    userDisplayName: actor.displayName || city,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
  });
  return ok({ id, options });
}

/**
 * Keeps the passkey that the browser made. It was used with a finger, face or PIN just now: the session is proven.
 * @returns the recovery codes, when it is her first way to prove herself: shown once
 */
export async function addPasskey(
  ctx: Ctx,
  made: { readonly challengeId: string; readonly response: RegistrationResponseJSON; readonly name: string },
): Promise<Result<{ recoveryCodes: readonly string[] }, WhyNoPasskey>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const why = await whyNotChangeFactors(ctx);
  if (why) return refuse(why);
  const challenge = await useChallenge(ctx, made.challengeId, actor.personId);
  const credential = challenge && (await verified(ctx, made.response, challenge));
  if (!credential) return refuse('passkey-not-proven');
  return ctx.transact((inside) => keep(inside, actor, credential, made));
}

async function verified(ctx: Ctx, response: RegistrationResponseJSON, expectedChallenge: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified: isTrue, registrationInfo } = await verifyRegistrationResponse({
      ...{ response, expectedChallenge, expectedOrigin: ctx.origin, expectedRPID: relyingParty(ctx) },
      requireUserVerification: true,
    });
    return isTrue ? registrationInfo : null;
  } catch {
    // The library throws for anything that is not as asked: another site, another challenge, no finger, no sense.
    return null;
  }
}

async function keep(
  ctx: Ctx,
  { personId, sessionId }: PersonActor,
  info: NonNullable<Awaited<ReturnType<typeof verified>>>,
  { name, response }: { readonly name: string; readonly response: RegistrationResponseJSON },
): Promise<Result<{ recoveryCodes: readonly string[] }, WhyNoPasskey>> {
  const before = await countFactors(ctx, personId);
  const isNew = await insertPasskey(ctx, {
    id: ctx.newId<PasskeyId>(),
    person_id: personId,
    credential_id: info.credential.id,
    public_key: Buffer.from(info.credential.publicKey),
    counter: info.credential.counter,
    transports: [...(response.response.transports ?? [])],
    backed_up: info.credentialBackedUp,
    name: name.trim().slice(0, 60),
    created_at: ctx.clock.now(),
    used_at: null,
  });
  if (!isNew) return refuse('passkey-known');
  await markProven(ctx, sessionId);
  return ok({ recoveryCodes: before.recovery > 0 ? [] : await renewRecoveryCodes(ctx, personId) });
}
