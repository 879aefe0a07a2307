import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listPasskeyRows, lockPasskey, type PasskeyRow, usePasskey } from './factor-store.ts';
import { newChallenge, relyingParty, useChallenge } from './passkey-challenge.ts';
import { startSession } from './sign-in-with-ticket.ts';

export interface AskToSign {
  readonly id: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
}

/** What a browser is to sign. A visitor may answer with any passkey of this site, whoever is signed in with hers. */
export async function askToSign(ctx: Ctx): Promise<AskToSign> {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const { id, challenge } = await newChallenge(ctx, personId);
  const own = personId === null ? [] : await listPasskeyRows(ctx, personId);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    allowCredentials: own.map(({ credential_id }) => ({ id: credential_id })),
  });
  return { id, options };
}

/** With a passkey alone: it says whose it is, and proves her with finger, face or PIN. */
export async function signInWithPasskey(
  ctx: Ctx,
  given: { readonly challengeId: string; readonly response: AuthenticationResponseJSON },
  arrival: { readonly device: string; readonly visitorKey: string },
): Promise<Result<{ token: string; personId: PersonId }, 'passkey-not-proven' | 'too-many-sign-ins'>> {
  const limit = await ctx.limits.limit('code-tries-ip', arrival.visitorKey);
  if (!limit.allowed) return refuse('too-many-sign-ins', { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  // Taken before the transaction: a wrong answer uses it up too.
  const challenge = await useChallenge(ctx, given.challengeId, personId);
  return ctx.transact(async (inside) => {
    const passkey = await signedWithPasskey(inside, given.response, challenge);
    if (!passkey) return refuse('passkey-not-proven');
    const token = await startSession(inside, passkey.person_id, arrival.device, { proven: true });
    return ok({ token, personId: passkey.person_id });
  });
}

/** The passkey that signed what was asked; null for anything else. Its counter moves on. */
export async function signedWithPasskey(
  ctx: Ctx,
  response: AuthenticationResponseJSON,
  challenge: string | null,
): Promise<PasskeyRow | null> {
  const passkey = challenge && (await lockPasskey(ctx, String(response.id)));
  if (!challenge || !passkey) return null;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ response, expectedChallenge: challenge, expectedOrigin: ctx.origin },
      expectedRPID: relyingParty(ctx),
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    });
    if (!verified) return null;
    await usePasskey(ctx, passkey.id, authenticationInfo.newCounter, authenticationInfo.credentialBackedUp);
    return passkey;
  } catch {
    // The library throws for anything that is not as asked: another site, a counter that went back, a wrong signature.
    return null;
  }
}
