import { createHash } from 'node:crypto';
import { parsePb, tally } from '@ateneu/budgeting';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { gatherBallots } from './ballot-store.ts';
import { askLosersOf, COUNT_HERE, countBudget } from './count-budget.ts';
import { findCounts } from './count-store.ts';
import { electionOfPot, fileOf, ruleOf } from './election-of-pot.ts';
import type { BudgetCounted } from './events.ts';
import { countInThread } from './jobs/count-in-thread.ts';
import { budgetJobs } from './jobs.ts';
import { budgetRules } from './rules.ts';
import { listPots, listProjects } from './store.ts';
import { closeBudget, counted, openBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the count', () => {
  it('is made once voting is over, told once, and written on the record', async () => {
    const budget = await openBudget(house.ctx);
    const told: BudgetCounted[] = [];
    house.platform.subscribe<BudgetCounted>('budget-counted', async (_, event) => void told.push(event));
    for (let at = 0; at < 6; at++) await voted(house.ctx, budget, [at < 4 ? 2 : 1]);
    expect(await counted(house.ctx, budget)).toBeNull();
    await closeBudget(house.ctx, budget);
    expect(await counted(house.ctx, budget)).toBe(1);
    const [first] = await findCounts(house.ctx, budget.stepId);
    expect(first).toMatchObject({ pot: 1, ballots: 6, result: { winners: ['2'], rule: 'equal-shares' } });
    await counted(house.ctx, budget);
    expect(await findCounts(house.ctx, budget.stepId)).toMatchObject([
      { dataHash: first?.dataHash, result: first?.result },
    ]);
    expect(told).toHaveLength(1);
    const { rows } = await sql<{ kind: string }>`
      select kind from record_entries where kind = 'budget-counted'`.execute(house.db);
    expect(rows).toHaveLength(1);
  });

  it('gives minorities their part under Equal Shares, and not under greedy', async () => {
    const winners = async (count: 'equal-shares' | 'greedy') => {
      const budget = await openBudget(house.ctx, { count }, [50, 50, 50]);
      for (let at = 0; at < 10; at++) await voted(house.ctx, budget, at < 6 ? [1, 2] : [3]);
      await closeBudget(house.ctx, budget);
      await counted(house.ctx, budget);
      return (await findCounts(house.ctx, budget.stepId))[0]?.result.winners.toSorted();
    };
    expect(await winners('greedy')).toEqual(['1', '2']);
    // Of two equals a lot decides; the minority's is there all the same.
    const shares = await winners('equal-shares');
    expect(shares).toHaveLength(2);
    expect(shares).toContain('3');
  });

  it('can be made again by a stranger, from the file and the words of the command line', async () => {
    const budget = await openBudget(house.ctx);
    for (let at = 0; at < 9; at++) await voted(house.ctx, budget, [(at % 3) + 1, ((at + 1) % 3) + 1]);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    const [count] = await findCounts(house.ctx, budget.stepId);
    const [pot] = await listPots(house.ctx, budget.stepId);
    const projects = await listProjects(house.ctx, budget.stepId, 'on-ballot');
    const rules = budgetRules({});
    const ballots = await gatherBallots(house.ctx, budget.stepId, 1);
    const { text } = fileOf(electionOfPot(rules, pot as NonNullable<typeof pot>, projects, ballots), new Map());
    expect(createHash('sha256').update(text).digest('hex')).toBe(count?.dataHash);
    const again = tally(parsePb(text).election, ruleOf(rules, 'equal-shares', budget.stepId));
    expect(again.winners).toEqual(count?.result.winners);
  });

  it('says how satisfied voters are under both rules, and what every loser lacked', async () => {
    const budget = await openBudget(house.ctx, {}, [100, 100]);
    for (let at = 0; at < 5; at++) await voted(house.ctx, budget, [at < 3 ? 1 : 2]);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    const result = (await findCounts(house.ctx, budget.stepId))[0]?.result;
    expect(result?.satisfaction.filter(({ districtId }) => districtId === null)).toEqual([
      { rule: 'equal-shares', districtId: null, voters: 5, funded: [2, 3, 0, 0] },
      { rule: 'greedy', districtId: null, voters: 5, funded: [2, 3, 0, 0] },
    ]);
    expect(result?.losers).toMatchObject([{ project: '2', supporters: 2 }]);
  });

  it('is the same in a thread', async () => {
    const budget = await openBudget(house.ctx);
    for (let at = 0; at < 5; at++) await voted(house.ctx, budget, [1, 2]);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    const here = await findCounts(house.ctx, budget.stepId);
    const system = house.ctx.as({ kind: 'system', name: 'test' });
    const thread = countInThread();
    await countBudget(system, budget.stepId, thread);
    expect((await findCounts(house.ctx, budget.stepId))[0]?.result.losers).toBeNull();
    await askLosersOf(system, budget.stepId, thread);
    expect((await findCounts(house.ctx, budget.stepId)).map(({ result }) => result)).toEqual(
      here.map(({ result }) => result),
    );
  });

  it('says who won before it says what the others lacked', async () => {
    const budget = await openBudget(house.ctx, {}, [100, 100]);
    for (let at = 0; at < 5; at++) await voted(house.ctx, budget, [at < 3 ? 1 : 2]);
    await closeBudget(house.ctx, budget);
    const system = house.ctx.as({ kind: 'system', name: 'test' });
    await countBudget(system, budget.stepId, COUNT_HERE);
    expect((await findCounts(house.ctx, budget.stepId))[0]?.result).toMatchObject({ winners: ['1'], losers: null });
    await house.runJobs(budgetJobs(COUNT_HERE));
    expect((await findCounts(house.ctx, budget.stepId))[0]?.result.losers).toHaveLength(1);
  });

  it('of nobody funds nothing', async () => {
    const budget = await openBudget(house.ctx, {}, [60, 60]);
    await closeBudget(house.ctx, budget);
    expect(await counted(house.ctx, budget)).toBe(0);
  });
});
