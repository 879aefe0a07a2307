import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StepId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { openProcess, published } from '../proposals/testing.ts';
import type { ProposalBudgeted } from './events.ts';
import { listProjects } from './store.ts';
import { takeOver } from './take-over.ts';
import { OPENS, openBudget, upcomingBudget } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

async function withProposals(budget: { processId: string }) {
  await sql`insert into process_steps (id, process_id, position, slug, method, title, opens_at, rules)
    values (${testId<StepId>(890_001)}, ${budget.processId}, 2, 'propose', 'proposals', '{"ca":"Propostes"}', ${OPENS}, '{}')`.execute(
    house.db,
  );
}

describe('taking over into a budget', () => {
  it('makes a project without a price of a proposal, once, and tells its author', async () => {
    const told: ProposalBudgeted[] = [];
    house.platform.subscribe<ProposalBudgeted>('proposal-budgeted', async (_, event) => void told.push(event));
    const budget = await upcomingBudget(house.ctx, {}, []);
    await withProposals(budget);
    const her = personActor();
    const proposal = await published(house.ctx, { slug: budget.address.process }, {}, her);
    const hers = house.ctx.as(budget.facilitator);
    const taken = { proposals: [proposal.id], statements: [] };
    expect(await takeOver(hers, budget.address, taken)).toMatchObject({ value: { added: 1 } });
    expect(await takeOver(hers, budget.address, taken)).toMatchObject({ value: { added: 0 } });
    expect(await listProjects(house.ctx, budget.stepId, 'all')).toMatchObject([
      { proposalId: proposal.id, cost: null, feasibility: 'undecided' },
    ]);
    expect(told).toMatchObject([{ authorId: her.personId, project: 1 }]);
  });

  it('takes none of another process, and none once people vote', async () => {
    const budget = await upcomingBudget(house.ctx, {}, []);
    const elsewhere = await published(house.ctx, await openProcess(house.ctx));
    const taken = { proposals: [elsewhere.id], statements: [] };
    const hers = house.ctx.as(budget.facilitator);
    expect(await takeOver(hers, budget.address, taken)).toMatchObject({ code: 'proposal-not-found' });
    const open = await openBudget(house.ctx);
    expect(await takeOver(house.ctx.as(open.facilitator), open.address, taken)).toMatchObject({
      code: 'ballot-stands',
    });
  });
});
