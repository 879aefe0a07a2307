import type { Language } from '#kernel/language.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type NotEligible, whyNotTakePart } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { StatementArrived } from './events.ts';
import { conversationAt } from './place.ts';
import { isOpen } from './policy.ts';
import type { ConversationAddress, Statement } from './statement.ts';
import { countWrittenBy, insertStatement } from './statement-store.ts';

type Refused =
  | 'conversation-not-found'
  | 'sign-in-first'
  | 'conversation-closed'
  | 'statements-not-taken'
  | 'statement-length'
  | 'statement-limit'
  | NotEligible;

/** The shortest sentence one can agree or disagree with. */
export const BODY_MIN = 10;

/**
 * A resident's own statement: one sentence that others agree or disagree with. She is taken to agree with it; where the
 * step says so a moderator reads it first.
 */
export async function writeStatement(
  ctx: Ctx,
  address: ConversationAddress,
  input: { readonly language: Language; readonly body: string; readonly formId: string },
): Promise<Result<Statement, Refused>> {
  const place = await conversationAt(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules } = place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  if (!isOpen(process, step, ctx.clock.now()))
    return refuse('conversation-closed', { date: step.closesAt ?? step.opensAt });
  if (!rules.writing) return refuse('statements-not-taken');
  const why = await whyNotTakePart(ctx, step.terms);
  if (why) return why;
  const body = oneLine(input.body);
  const length = [...body].length;
  if (length < BODY_MIN || length > rules.bodyMax)
    return refuse('statement-length', { min: BODY_MIN, max: rules.bodyMax, length });
  const { personId } = ctx.actor;
  return ctx.transact(async (inside) => {
    const written = rules.statementsPerPerson > 0 ? await countWrittenBy(inside, step.id, personId) : 0;
    const { statement, isNew } = await insertStatement(inside, {
      ...{ stepId: step.id, processId: process.id, language: input.language, body, formId: input.formId },
      ...{ origin: 'resident', authorId: personId, proposalId: null },
      state: rules.moderation === 'before' ? 'held' : 'shown',
    });
    if (isNew && rules.statementsPerPerson > 0 && written >= rules.statementsPerPerson)
      return refuse('statement-limit', { n: rules.statementsPerPerson });
    if (isNew) {
      const { id: statementId, processId, body: text, state } = statement;
      const arrived = { statementId, processId, authorId: personId, text, held: state === 'held' };
      await inside.emit<StatementArrived>({ type: 'statement-arrived', ...arrived });
    }
    return ok(statement);
  });
}

/** A statement is a sentence: line ends and runs of blanks become one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
