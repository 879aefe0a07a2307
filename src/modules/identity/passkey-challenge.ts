import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertChallenge, takeChallenge } from './factor-store.ts';

/** How long a browser has to answer. */
const MINUTES = 5;

export interface AskedOfBrowser {
  readonly id: string;
  /** base64url */
  readonly challenge: string;
}

/** @param personId who is to answer; null: whoever has a passkey */
export async function newChallenge(ctx: Ctx, personId: PersonId | null): Promise<AskedOfBrowser> {
  const id = ctx.newId<string>();
  const challenge = Buffer.from(ctx.chance.bytes(32)).toString('base64url');
  await insertChallenge(ctx, { id, challenge, person_id: personId, created_at: ctx.clock.now() });
  return { id, challenge };
}

/** The challenge, which works no more from now on; null when it was used, is too old or was asked of somebody else. */
export async function useChallenge(ctx: Ctx, id: string, personId: PersonId | null): Promise<string | null> {
  const found = await takeChallenge(ctx, id);
  if (!found || found.person_id !== personId) return null;
  return ctx.clock.now().getTime() - found.created_at.getTime() <= MINUTES * 60_000 ? found.challenge : null;
}

/** Passkeys belong to the site's host, wherever on it they are used (WebAuthn §5.1.2). */
export function relyingParty(ctx: Ctx): string {
  return new URL(ctx.origin).hostname;
}
