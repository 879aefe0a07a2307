import type { PersonId } from '#kernel/ids.ts';
import { removePersonWithoutEmail } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { moveAssistances } from './assist-store.ts';
import type { PersonMerging } from './events.ts';
import { endGuestSessionsOf } from './guest-store.ts';
import { moveOnRoll } from './roll-store.ts';

/** All that somebody did without an account becomes hers who has one now. Her voter is the caller's to move. */
export async function mergePeople(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await ctx.emit<PersonMerging>({ type: 'person-merging', from, to });
  await ctx.files.handOver(from, to);
  await ctx.personal.handOver(from, to);
  await moveOnRoll(ctx, from, to);
  await moveAssistances(ctx, from, to);
  await endGuestSessionsOf(ctx, from);
  await removePersonWithoutEmail(ctx, from);
}
