import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { normaliseEmail } from './sign-in.ts';
import { deletePerson, findPerson, findPersonByEmail, insertPerson } from './store.ts';

/** A person who acts without an account: a guest, somebody helped at a desk, the voter behind a paper form. */
export async function openPersonWithoutEmail(ctx: Ctx): Promise<PersonId> {
  const id = ctx.newId<PersonId>();
  await insertPerson(ctx, { id });
  return id;
}

/** Whether she can sign in by herself. */
export async function hasOwnAccount(ctx: Ctx, id: PersonId): Promise<boolean> {
  const person = await findPerson(ctx, id);
  return person !== undefined && person.email_lookup !== null;
}

/** What she did went over to her account: nothing of this row is left to keep. */
export async function removePersonWithoutEmail(ctx: Ctx, id: PersonId): Promise<void> {
  if (!(await hasOwnAccount(ctx, id))) await deletePerson(ctx, id);
}

/** The account of an address, found by its keyed hash: nothing is read. */
export async function personIdOfEmail(ctx: Ctx, email: string): Promise<PersonId | undefined> {
  return (await findPersonByEmail(ctx, ctx.keys.lookups('email', normaliseEmail(email))))?.id;
}
