import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { askForMap } from './draw-map.ts';
import type { StatementDecided, StatementKept } from './events.ts';
import { conversationToKeep } from './place.ts';
import type { ConversationAddress } from './statement.ts';
import { decideStatement, findStatement, settleFlags } from './statement-store.ts';

export type Decision = { readonly state: 'shown' } | { readonly state: 'out'; readonly reason: string };

type Refused = 'conversation-not-found' | 'not-your-conversation' | 'statement-gone' | 'reason-needed';

/** Lets statements in, or takes them out with a reason that their authors read. Answers given stay, and count no more. */
export async function moderateStatements(
  ctx: Ctx,
  address: ConversationAddress,
  numbers: readonly number[],
  decision: Decision,
): Promise<Result<{ readonly changed: number }, Refused>> {
  const place = await conversationToKeep(ctx, address, 'moderate');
  if ('code' in place) return place;
  if (decision.state === 'out' && decision.reason.trim() === '') return refuse('reason-needed');
  return ctx.transact(async (inside) => {
    let changed = 0;
    for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
      const statement = await findStatement(inside, place.step.id, number);
      if (!statement) return refuse('statement-gone');
      const settled = await settleFlags(inside, statement.id, true);
      if (statement.state === decision.state) {
        if (settled) await inside.emit<StatementKept>({ type: 'statement-kept', statementId: statement.id });
        continue;
      }
      await decideStatement(inside, statement.id, decision);
      changed += 1;
      await inside.emit<StatementDecided>({
        type: 'statement-decided',
        ...{ statementId: statement.id, authorId: statement.authorId, processId: statement.processId },
        ...{ stepId: statement.stepId, state: decision.state },
        reason: decision.state === 'out' ? decision.reason : null,
      });
    }
    if (changed > 0) await askForMap(inside, place.step.id);
    return ok({ changed });
  });
}
