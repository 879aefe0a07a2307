import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetLetters } from './emails.ts';
import { whyNotChangeFactors } from './prove-factor.ts';
import { lockAdministrators } from './roles-store.ts';
import { deleteTicketsFor, findPerson, updatePerson } from './store.ts';

/** Why whoever acts may not erase her account now; undefined when she may. The last administrator names another first. */
export async function whyMayNotLeave(
  ctx: Ctx,
): Promise<'sign-in-again' | 'second-factor-needed' | 'last-administrator' | undefined> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return 'sign-in-again';
  const why = await whyNotChangeFactors(ctx);
  if (why) return why;
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
