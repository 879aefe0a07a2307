import type { Id, ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { agreedOn, type SharedStatement } from '#modules/participation/conversation/index.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import { findPublished } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { BudgetAddress, Pot } from './budget.ts';
import type { ProposalBudgeted } from './events.ts';
import { budgetToKeep, type Place } from './place.ts';
import { insertProjects, listPots, type NewProject } from './store.ts';

export interface TakenOver {
  readonly proposals: readonly ProposalId[];
  readonly statements: readonly Id<'statement'>[];
}

type Refused = 'budget-not-found' | 'not-your-budget' | 'ballot-stands' | 'totals-missing' | 'proposal-not-found';

/**
 * Accepted proposals, and statements that a conversation of this process agreed on, become projects without a price yet.
 * Taken over twice, they stand there once; the authors of proposals are told.
 */
export async function takeOver(
  ctx: Ctx,
  address: BudgetAddress,
  taken: TakenOver,
): Promise<Result<{ readonly added: number }, Refused>> {
  const place = await budgetToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  if (place.process.status === 'published' && stepState(place.step, ctx.clock.now()) !== 'upcoming')
    return refuse('ballot-stands');
  const pots = await listPots(ctx, place.step.id);
  if (pots.length === 0) return refuse('totals-missing');
  const proposals = await findPublished(ctx, taken.proposals);
  const mine = proposals.filter(
    ({ processId, standing }) => processId === place.process.id && standing !== 'withdrawn',
  );
  if (mine.length < new Set(taken.proposals).size) return refuse('proposal-not-found');
  const statements = (await agreedOn(ctx, place.process)).filter(({ id }) => taken.statements.includes(id));
  return ctx.transact(async (inside) => {
    const added = await insertProjects(inside, [
      ...mine.map((proposal) => ({
        ...fresh(place, potFor(pots, proposal.districtId)),
        ...wordsOf(proposal),
        proposalId: proposal.id,
      })),
      ...statements.map((one) => ({
        ...fresh(place, potFor(pots, null)),
        ...wordsOfStatement(one),
        statementId: one.id,
      })),
    ]);
    for (const { proposalId, number } of added) {
      const proposal = mine.find(({ id }) => id === proposalId);
      if (!proposal) continue;
      await inside.emit<ProposalBudgeted>({
        type: 'proposal-budgeted',
        ...{ proposalId: proposal.id, authorId: proposal.authorId, processId: place.process.id, stepId: place.step.id },
        project: number,
      });
    }
    return ok({ added: added.length });
  });
}

function fresh({ process, step }: Place, pot: number) {
  return {
    ...{ stepId: step.id, processId: process.id, pot, cost: null },
    ...{ feasibility: 'undecided' as const, feasibilityReason: '' },
  };
}

function wordsOf({ language, title, body }: Pick<NewProject, 'language' | 'title' | 'body'>) {
  return { language, title, body };
}

function wordsOfStatement({ language, body }: SharedStatement) {
  return { language, title: body, body };
}

/** The pot of its district where there is one, else the first. */
function potFor(pots: readonly Pot[], districtId: Pot['districtId']): number {
  const own = pots.find((pot) => pot.districtId === districtId);
  return own?.pot ?? pots[0]?.pot ?? 1;
}
