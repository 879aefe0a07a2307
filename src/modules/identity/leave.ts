import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetLetters } from './emails.ts';
import { lockAdministrators } from './roles-store.ts';
import { deleteTicketsFor, findPerson, findSessionStart, updatePerson } from './store.ts';

/** For what cannot be undone, a session must have begun within so many minutes: a borrowed phone is not enough. */
export const FRESH_MINUTES = 60;

/** Whether whoever acts signed in just now. */
export async function signedInJustNow(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  const started = await findSessionStart(ctx, ctx.actor.sessionId);
  return started !== undefined && ctx.clock.now().getTime() - started.getTime() <= FRESH_MINUTES * 60_000;
}

/** Why whoever acts may not erase her account now; undefined when she may. The last administrator names another first. */
export async function whyMayNotLeave(ctx: Ctx): Promise<'sign-in-again' | 'last-administrator' | undefined> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || !(await signedInJustNow(ctx))) return 'sign-in-again';
  const [first, ...others] = await lockAdministrators(ctx);
  return first?.person_id === actor.personId && others.length === 0 ? 'last-administrator' : undefined;
}

/** What of her stands outside the rows that name her: ways in that wait under her address. Then the date on her stone. */
export async function forgetPerson(ctx: Ctx, personId: PersonId): Promise<void> {
  const person = await findPerson(ctx, personId);
  if (person?.email_lookup) await deleteTicketsFor(ctx, person.email_lookup);
  const place = { personId, column: 'people.email_sealed', purpose: 'account' } as const;
  const email = person && (await ctx.personal.open(place, person.email_sealed));
  // Letters with codes went to the address before anybody knew whose it is: they name no person.
  if (email) await forgetLetters(ctx, email);
  await updatePerson(ctx, personId, { erased_at: ctx.clock.now() });
}
