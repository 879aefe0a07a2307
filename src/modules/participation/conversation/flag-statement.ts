import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { StatementFlagged } from './events.ts';
import { conversationAt } from './place.ts';
import type { ConversationAddress, FlagReason } from './statement.ts';
import { findStatement, insertFlag } from './statement-store.ts';

/** Tells the moderators that a statement does not belong here, and why. Once for each person and statement. */
export async function flagStatement(
  ctx: Ctx,
  address: ConversationAddress,
  flag: { readonly statement: number; readonly reason: FlagReason },
): Promise<Result<{ readonly isNew: boolean }, 'conversation-not-found' | 'sign-in-first' | 'statement-gone'>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  const statement = await findStatement(ctx, place.step.id, flag.statement);
  if (statement?.state !== 'shown') return refuse('statement-gone');
  const { personId } = ctx.actor;
  return ctx.transact(async (inside) => {
    const { id: statementId, processId, authorId } = statement;
    const isNew = await insertFlag(inside, { statementId, personId, reason: flag.reason });
    const told = { statementId, processId, authorId, by: personId, reason: flag.reason };
    if (isNew) await inside.emit<StatementFlagged>({ type: 'statement-flagged', ...told });
    return ok({ isNew });
  });
}
