import type { StepId } from '#kernel/ids.ts';
import { findProcess, findStep, stepState } from '#modules/participation/processes/index.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { gatherBallots } from './ballot-store.ts';
import type { Pot, Project } from './budget.ts';
import { groupsOf, type PotToCount } from './count-pot.ts';
import { type CountedStep, findCounts, keepCount } from './count-store.ts';
import type { CountedPot } from './counted-pot.ts';
import { electionOfPot, fileOf, optionsOf, ruleOf, seedOf } from './election-of-pot.ts';
import type { BudgetCounted } from './events.ts';
import { type BudgetRules, budgetRules } from './rules.ts';
import { listPots, listProjects } from './store.ts';

export const COUNT_BUDGET = 'budget.count';

/** Counts one pot apart from the requests. */
export type Count = (pot: PotToCount) => Promise<CountedPot>;

/**
 * Counts every pot of a step that has closed, and writes the result on the record: once. Done again it gives the same, since
 * it is made from the ballots alone.
 * @returns how many projects are funded; null when there was nothing to do
 */
export async function countBudget(ctx: Ctx, stepId: StepId, count: Count): Promise<number | null> {
  const step = await findStep(ctx, stepId);
  if (step?.method !== 'budget' || stepState(step, ctx.clock.now()) !== 'closed') return null;
  const process = await findProcess(ctx, { id: step.processId });
  if (!process) return null;
  const rules = budgetRules(step.rules);
  const [pots, projects] = [await listPots(ctx, stepId), await listProjects(ctx, stepId, 'on-ballot')];
  const counted: Omit<CountedStep, 'countedAt'>[] = [];
  for (const pot of pots) counted.push(await countOne(ctx, stepId, rules, pot, projects, count));
  return ctx.transact(async (inside) => {
    const isFirst = (await findCounts(inside, stepId)).length === 0;
    for (const one of counted) await keepCount(inside, stepId, one);
    const funded = counted.reduce((sum, { result }) => sum + result.winners.length, 0);
    if (!isFirst || process.status === 'draft') return funded;
    await inside.emit<BudgetCounted>({ type: 'budget-counted', processId: process.id, stepId, funded });
    for (const { pot, ballots, dataHash, result } of counted) {
      await appendToRecord(inside, {
        kind: 'budget-counted',
        subject: { kind: 'step', id: stepId },
        processId: process.id,
        payload: {
          ...{ role: 'system', office: null, title: step.title, pot, ballots, rule: result.rule },
          ...{ funded: result.winners.length, dataHash },
        },
      });
    }
    return funded;
  });
}

async function countOne(
  ctx: Ctx,
  stepId: StepId,
  rules: BudgetRules,
  pot: Pot,
  projects: readonly Project[],
  count: Count,
) {
  const ballots = await gatherBallots(ctx, stepId, pot.pot);
  const election = electionOfPot(rules, pot, projects, ballots);
  const codes = new Map(projects.map(({ number, code }) => [number, code]));
  const result = await count({
    ...{ election, rule: ruleOf(rules, rules.count, stepId), options: optionsOf(rules, stepId), seed: seedOf(stepId) },
    other: ruleOf(rules, rules.count === 'greedy' ? 'equal-shares' : 'greedy', stepId),
    groups: groupsOf(ballots, codes),
  });
  const { hash } = fileOf(election, new Map());
  return { pot: pot.pot, ballots: election.ballots.voters, dataHash: hash, result };
}
