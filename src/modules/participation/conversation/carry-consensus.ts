import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Step, stepState } from '#modules/participation/processes/index.ts';
import { importProposals } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { conversationToKeep, type Place } from './place.ts';
import type { ConversationAddress, Statement } from './statement.ts';
import { insertStatement, listStatements } from './statement-store.ts';

type Refused = 'conversation-not-found' | 'not-your-conversation' | 'statement-gone' | 'step-takes-no-statements';

/** Steps of the same process that come after and can take in what was agreed, and are not over. */
export function laterSteps({ process, step }: Place, now: Date): readonly Step[] {
  return process.steps.filter(
    (later) =>
      later.position > step.position &&
      (later.method === 'proposals' || later.method === 'conversation') &&
      stepState(later, now) !== 'closed',
  );
}

/**
 * What many agreed on goes on into a later step: as proposals of the city, or as the first statements of another
 * conversation. Carried twice, it stands there once.
 */
export async function carryConsensus(
  ctx: Ctx,
  address: ConversationAddress,
  input: { readonly numbers: readonly number[]; readonly into: string },
): Promise<Result<{ readonly carried: number; readonly step: Step }, Refused>> {
  const place = await conversationToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  const into = laterSteps(place, ctx.clock.now()).find(({ slug }) => slug === input.into);
  if (!into) return refuse('step-takes-no-statements');
  const wanted = new Set(input.numbers);
  const statements = (await listStatements(ctx, place.step.id)).filter(({ number }) => wanted.has(number));
  if (statements.length < wanted.size) return refuse('statement-gone');
  const carry = into.method === 'proposals' ? asProposals : asStatements;
  const carried = await ctx.transact(async (inside) => carry(inside, place, into, statements));
  return ok({ carried, step: into });
}

async function asProposals(
  ctx: Ctx,
  { process, step }: Place,
  into: Step,
  statements: readonly Statement[],
): Promise<number> {
  const proposals = statements.map((statement) => ({
    ...{ externalId: statement.id, language: statement.language, title: statement.body, body: statement.body },
    ...{ origin: 'city' as const, authorId: null, organisationName: null, districtId: null, categoryId: null },
    ...{ publishedAt: ctx.clock.now(), openingSupports: 0 },
  }));
  // Written by the house, once: the import knows a statement by its id.
  const system = ctx.as({ kind: 'system', name: 'conversation.carry' });
  const done = await importProposals(system, {
    source: `conversation:${step.id}`,
    processId: process.id,
    stepId: into.id,
    proposals,
  });
  return done.added;
}

async function asStatements(
  ctx: Ctx,
  { process }: Place,
  into: Step,
  statements: readonly Statement[],
): Promise<number> {
  const there = new Set((await listStatements(ctx, into.id, ['held', 'shown', 'out'])).map(({ body }) => body));
  const fresh = statements.filter(({ body }) => !there.has(body));
  for (const { language, body, proposalId } of fresh) {
    await insertStatement(ctx, {
      ...{ stepId: into.id, processId: process.id, language, body, origin: 'city' as const },
      ...{ authorId: null, proposalId, state: 'shown' as const },
    });
  }
  return fresh.length;
}
