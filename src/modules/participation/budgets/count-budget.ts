import type { StepId } from '#kernel/ids.ts';
import { findProcess, findStep, stepState, writeOnRecord } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { gatherBallots, weighBallots } from './ballot-store.ts';
import { askLosers, countPot, groupsOf, type PotToCount } from './count-pot.ts';
import { type CountedStep, findCounts, keepCount } from './count-store.ts';
import type { CountedLoser, CountedPot } from './counted-pot.ts';
import { electionOfPot, fileOf, optionsOf, ruleOf, seedOf } from './election-of-pot.ts';
import type { BudgetCounted } from './events.ts';
import { type BudgetRules, budgetRules } from './rules.ts';
import { listPots, listProjects } from './store.ts';

export const COUNT_BUDGET = 'budget.count';
export const ASK_LOSERS = 'budget.ask-losers';

/** Who counts a pot: here, or a thread apart from the requests. */
export interface Counter {
  count(pot: PotToCount): Promise<CountedPot>;
  losers(pot: PotToCount): Promise<readonly CountedLoser[]>;
}

export const COUNT_HERE: Counter = { count: async (pot) => countPot(pot), losers: async (pot) => askLosers(pot) };

/**
 * Counts every pot of a step that has closed, and writes the result on the record: once. Done again it gives the same, since
 * it is made from the ballots alone.
 * @returns how many projects are funded; null when there was nothing to do
 */
export async function countBudget(ctx: Ctx, stepId: StepId, counter: Counter): Promise<number | null> {
  const step = await findStep(ctx, stepId);
  if (step?.method !== 'budget' || stepState(step, ctx.clock.now()) !== 'closed') return null;
  const process = await findProcess(ctx, { id: step.processId });
  if (!process) return null;
  await weighBallots(ctx);
  const counted: Omit<CountedStep, 'countedAt'>[] = [];
  for (const { pot, toCount } of await potsToCount(ctx, stepId, budgetRules(step.rules))) {
    const { election } = toCount;
    const { hash } = fileOf(election, new Map());
    counted.push({ pot, ballots: election.ballots.voters, dataHash: hash, result: await counter.count(toCount) });
  }
  return ctx.transact(async (inside) => {
    const isFirst = (await findCounts(inside, stepId)).length === 0;
    for (const one of counted) await keepCount(inside, stepId, one);
    await inside.enqueue(ASK_LOSERS, { stepId }, { key: stepId });
    const funded = counted.reduce((sum, { result }) => sum + result.winners.length, 0);
    if (!isFirst || process.status === 'draft') return funded;
    await inside.emit<BudgetCounted>({ type: 'budget-counted', processId: process.id, stepId, funded });
    for (const { pot, ballots, dataHash, result } of counted) {
      await writeOnRecord(inside, {
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

/** Asks what the losers of a counted step lacked: nobody waits for it to know who won. */
export async function askLosersOf(ctx: Ctx, stepId: StepId, counter: Counter): Promise<void> {
  const step = await findStep(ctx, stepId);
  const counts = (await findCounts(ctx, stepId)).filter(({ result }) => result.losers === null);
  if (!step || counts.length === 0) return;
  for (const { pot, toCount } of await potsToCount(ctx, stepId, budgetRules(step.rules))) {
    const count = counts.find((one) => one.pot === pot);
    if (!count) continue;
    const losers = await counter.losers(toCount);
    await keepCount(ctx, stepId, { ...count, result: { ...count.result, losers } });
  }
}

interface CountablePot {
  readonly pot: number;
  readonly toCount: PotToCount;
}

async function potsToCount(ctx: Ctx, stepId: StepId, rules: BudgetRules): Promise<CountablePot[]> {
  const projects = await listProjects(ctx, stepId, 'on-ballot');
  const codes = new Map(projects.map(({ number, code }) => [number, code]));
  const pots: CountablePot[] = [];
  for (const pot of await listPots(ctx, stepId)) {
    const ballots = await gatherBallots(ctx, stepId, pot.pot);
    const toCount = {
      ...{ election: electionOfPot(rules, pot, projects, ballots), groups: groupsOf(ballots, codes) },
      ...{ rule: ruleOf(rules, rules.count, stepId), options: optionsOf(rules, stepId), seed: seedOf(stepId) },
      other: ruleOf(rules, rules.count === 'greedy' ? 'equal-shares' : 'greedy', stepId),
    };
    pots.push({ pot: pot.pot, toCount });
  }
  return pots;
}
