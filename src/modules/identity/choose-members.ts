import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { inLanguage, type LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mailMembership } from './emails.ts';
import type { MemberLeft } from './events.ts';
import {
  deleteInvitation,
  deleteMember,
  findPeopleByEmail,
  insertInvitations,
  insertMembers,
} from './members-store.ts';
import { mayChooseMembers } from './policy.ts';
import { normaliseEmail } from './sign-in.ts';

/** What somebody is chosen for, as her letter names it. */
export interface ChosenFor {
  readonly processId: ProcessId;
  readonly title: LocalizedText;
  /** Local path. */
  readonly path: string;
}

export interface Chosen {
  readonly added: number;
  /** No account has the address yet: they are members from their first sign-in on. */
  readonly invited: number;
  readonly already: number;
}

/**
 * Makes the people behind these addresses members of a process, and writes to each once. Given twice, it is given once.
 * Whoever has no account yet becomes a member when she signs in with that address for the first time.
 */
export async function chooseMembers(
  ctx: Ctx,
  { processId, title, path }: ChosenFor,
  emails: readonly string[],
): Promise<Result<Chosen, 'members-not-yours'>> {
  if (!mayChooseMembers(ctx.actor, processId)) return refuse('members-not-yours');
  const asked = [...new Set(emails.map(normaliseEmail))];
  return ctx.transact(async (inside) => {
    const lookups = new Map(asked.map((email) => [email, inside.keys.lookups('email', email)]));
    const known = await findPeopleByEmail(inside, [...lookups.values()].flat());
    const personOf = (email: string) =>
      lookups
        .get(email)
        ?.map((lookup) => known.get(lookup))
        .find(Boolean);
    const people = asked.flatMap((email) => personOf(email)?.id ?? []);
    const added = new Set(await insertMembers(inside, processId, people));
    const invited = new Set(
      await invite(
        inside,
        processId,
        asked.filter((email) => !personOf(email)),
      ),
    );
    for (const email of asked) {
      const person = personOf(email);
      if (person ? !added.has(person.id) : !invited.has(email)) continue;
      const language = person?.language ?? inside.language;
      const process = inLanguage(title, language).text;
      await mailMembership(inside, { personId: person?.id ?? null, email, language, process, path, processId });
    }
    const chosen = { added: added.size, invited: invited.size, already: asked.length - added.size - invited.size };
    if (chosen.added + chosen.invited > 0) {
      const subject = { kind: 'process', id: processId };
      await inside.noteAct({ act: 'members-chosen', subject, processId, after: String(chosen.added + chosen.invited) });
    }
    return ok(chosen);
  });
}

/** The addresses that were not invited before. */
async function invite(ctx: Ctx, processId: ProcessId, emails: readonly string[]): Promise<string[]> {
  const rows: Parameters<typeof insertInvitations>[2][number][] = [];
  for (const email of emails) {
    rows.push({
      id: ctx.newId<string>(),
      email_lookup: ctx.keys.lookup('email', email),
      email_sealed: await ctx.personal.seal({ personId: null, column: 'process_invitations.email_sealed' }, email),
    });
  }
  const added = new Set(await insertInvitations(ctx, processId, rows));
  return emails.filter((_, index) => added.has(rows[index]?.email_lookup ?? ''));
}

/** She reads and takes part no more; what she said stays. */
export async function dismissMember(
  ctx: Ctx,
  { processId, personId }: { readonly processId: ProcessId; readonly personId: PersonId },
): Promise<Result<void, 'members-not-yours' | 'not-a-member'>> {
  if (!mayChooseMembers(ctx.actor, processId)) return refuse('members-not-yours');
  return ctx.transact(async (inside) => {
    if (!(await deleteMember(inside, processId, personId))) return refuse('not-a-member');
    await inside.emit<MemberLeft>({ type: 'member-left', processId, personId });
    await inside.noteAct({ act: 'member-dismissed', subject: { kind: 'person', id: personId }, processId });
    return ok();
  });
}

/** Nobody came under it yet: the address is forgotten. */
export async function withdrawInvitation(
  ctx: Ctx,
  { processId, id }: { readonly processId: ProcessId; readonly id: string },
): Promise<Result<void, 'members-not-yours' | 'not-a-member'>> {
  if (!mayChooseMembers(ctx.actor, processId)) return refuse('members-not-yours');
  return ctx.transact(async (inside) => {
    if (!(await deleteInvitation(inside, processId, id))) return refuse('not-a-member');
    await inside.noteAct({ act: 'invitation-withdrawn', subject: { kind: 'process', id: processId }, processId });
    return ok();
  });
}
