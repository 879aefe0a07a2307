import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testId } from '#platform/testing.ts';
import { answerStatement } from './answer-statement.ts';
import { drawMap } from './draw-map.ts';
import { mapOfAnswers } from './map-of-answers.ts';
import type { ConversationRules } from './rules.ts';
import { seedStatements } from './seed-statements.ts';
import type { VoteValue } from './statement.ts';

/** The step is open from 1 November to 30 November 2026; the test clock stands at the 16th. */
export const OPENS = new Date('2026-11-01T08:00:00Z');
export const CLOSES = new Date('2026-11-30T19:00:00Z');

let made = 0;

/** A published process with one open conversation, and a later step of proposals. */
export async function openConversation(ctx: Ctx, rules: Partial<ConversationRules> = {}, statements = 4) {
  made += 1;
  const processId = testId<ProcessId>(820_000 + made);
  const stepId = testId<StepId>(830_000 + made);
  const laterId = testId<StepId>(840_000 + made);
  const process = `conversation-${made}`;
  await sql`insert into processes (id, slug, status, title, created_at, updated_at, published_at)
    values (${processId}, ${process}, 'published', '{"ca":"Nits","en":"Nights"}', ${OPENS}, ${OPENS}, ${OPENS})`.execute(
    ctx.db,
  );
  await sql`insert into process_steps (id, process_id, position, slug, method, title, opens_at, closes_at, rules)
    values (${stepId}, ${processId}, 1, 'talk', 'conversation', '{"ca":"Parlem-ne","en":"Talk"}', ${OPENS}, ${CLOSES}, ${JSON.stringify(rules)}),
      (${laterId}, ${processId}, 2, 'make', 'proposals', '{"ca":"Fem-ho","en":"Make"}', ${CLOSES}, null, '{}')`.execute(
    ctx.db,
  );
  const facilitator = personActor({ roles: [{ role: 'facilitator', processId }] });
  const address = { process, step: 'talk' };
  const lines = Array.from({ length: statements }, (_, at) => `La frase número ${at + 1} de la conversa`).join('\n');
  if (statements > 0) {
    const seeded = await seedStatements(ctx.as(facilitator), address, { language: 'ca', lines });
    if (!seeded.ok) throw new Error(seeded.code);
  }
  return { address, processId, stepId, laterId, facilitator };
}

export type Open = Awaited<ReturnType<typeof openConversation>>;

/** One answer of a new resident, or of `who`. */
export function answered(
  ctx: Ctx,
  { address }: Pick<Open, 'address'>,
  statement: number,
  value: VoteValue,
  who: Actor = personActor(),
) {
  return answerStatement(ctx.as(who), address, { statement, value, important: false }, async () => null);
}

/** Draws the map at once, without a thread. */
export function drawn(ctx: Ctx, { stepId }: Pick<Open, 'stepId'>): Promise<boolean> {
  return drawMap(ctx, stepId, async (answers) => mapOfAnswers(answers));
}

/** Two camps that answer the opposite on the first statements and agree on the last. */
export async function twoCamps(ctx: Ctx, place: Open, people: number, statements: number): Promise<void> {
  for (let person = 0; person < people; person++) {
    const who = personActor();
    for (let statement = 1; statement <= statements; statement++) {
      const side = person % 2 === 0 ? 1 : -1;
      await answered(ctx, place, statement, statement === statements ? 1 : (side as VoteValue), who);
    }
  }
}

/** For tests of other slices. */
export { seedStatements } from './seed-statements.ts';
