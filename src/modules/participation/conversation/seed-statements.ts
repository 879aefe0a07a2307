import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { conversationToKeep } from './place.ts';
import type { ConversationAddress } from './statement.ts';
import { insertStatement, listStatements } from './statement-store.ts';
import { BODY_MIN, oneLine } from './write-statement.ts';

type Refused = 'conversation-not-found' | 'not-your-conversation' | 'statement-length' | 'statements-missing';

/** The first statements, written by whoever runs the conversation: a line each. What stands there already is not added again. */
export async function seedStatements(
  ctx: Ctx,
  address: ConversationAddress,
  input: { readonly language: Language; readonly lines: string },
): Promise<Result<{ readonly added: number }, Refused>> {
  const place = await conversationToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  const { process, step, rules } = place;
  const bodies = [...new Set(input.lines.split('\n').map(oneLine))].filter((line) => line !== '');
  if (bodies.length === 0) return refuse('statements-missing');
  for (const body of bodies) {
    const length = [...body].length;
    if (length < BODY_MIN || length > rules.bodyMax)
      return refuse('statement-length', { min: BODY_MIN, max: rules.bodyMax, length, text: body.slice(0, 60) });
  }
  return ctx.transact(async (inside) => {
    const known = new Set((await listStatements(inside, step.id, ['held', 'shown', 'out'])).map(({ body }) => body));
    const fresh = bodies.filter((body) => !known.has(body));
    for (const body of fresh) {
      await insertStatement(inside, {
        ...{ stepId: step.id, processId: process.id, language: input.language, body },
        ...{ origin: 'city', authorId: null, proposalId: null, state: 'shown' },
      });
    }
    return ok({ added: fresh.length });
  });
}
