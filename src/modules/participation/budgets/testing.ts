import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testId } from '#platform/testing.ts';
import { castBallot } from './cast-ballot.ts';
import { askLosersOf, COUNT_HERE, countBudget } from './count-budget.ts';
import { fillBasket } from './fill-basket.ts';
import type { BudgetRules } from './rules.ts';
import { setTotals } from './set-totals.ts';
import { type ProjectWords, writeProject } from './write-project.ts';

/** The step is open from 1 November to 30 November 2026; the test clock stands at the 16th. */
export const OPENS = new Date('2026-11-01T08:00:00Z');
export const CLOSES = new Date('2026-11-30T19:00:00Z');

let made = 0;

/** A published process with an upcoming budget step of so much, and its projects priced. */
export async function upcomingBudget(
  ctx: Ctx,
  rules: Partial<BudgetRules> = {},
  costs: readonly number[] = [60, 50, 40],
) {
  made += 1;
  const processId = testId<ProcessId>(870_000 + made);
  const stepId = testId<StepId>(880_000 + made);
  const process = `budget-${made}`;
  await sql`insert into processes (id, slug, status, title, created_at, updated_at, published_at)
    values (${processId}, ${process}, 'published', '{"ca":"Diners","en":"Money"}', ${OPENS}, ${OPENS}, ${OPENS})`.execute(
    ctx.db,
  );
  await sql`insert into process_steps (id, process_id, position, slug, method, title, opens_at, closes_at, rules)
    values (${stepId}, ${processId}, 1, 'vote', 'budget', '{"ca":"Votem","en":"Vote"}', '2026-11-20T08:00:00Z', ${CLOSES}, ${JSON.stringify(rules)})`.execute(
    ctx.db,
  );
  const facilitator = personActor({ roles: [{ role: 'facilitator', processId }] });
  const hers = ctx.as(facilitator);
  const address = { process, step: 'vote' };
  const set = await setTotals(hers, address, [{ districtId: null, total: cents(10_000) }]);
  if (!set.ok) throw new Error(set.code);
  for (const [at, cost] of costs.entries()) {
    const done = await writeProject(
      hers,
      address,
      words({ title: `Projecte número ${at + 1}`, cost: cents(cost * 100) }),
    );
    if (!done.ok) throw new Error(done.code);
  }
  return { address, processId, stepId, facilitator };
}

export type OpenBudget = Awaited<ReturnType<typeof upcomingBudget>>;

/** The same, with people voting. */
export async function openBudget(
  ctx: Ctx,
  rules: Partial<BudgetRules> = {},
  costs?: readonly number[],
): Promise<OpenBudget> {
  const budget = await upcomingBudget(ctx, rules, costs);
  await sql`update process_steps set opens_at = ${OPENS} where id = ${budget.stepId}`.execute(ctx.db);
  return budget;
}

/** From now on the step is for verified residents, and keeps a roll. */
export async function askVerified(ctx: Ctx, { stepId }: OpenBudget): Promise<void> {
  await sql`update process_steps set level = 'verified' where id = ${stepId}`.execute(ctx.db);
}

/** Voting is over, whatever the clock says. */
export async function closeBudget(ctx: Ctx, { stepId }: OpenBudget): Promise<void> {
  await sql`update process_steps set closes_at = '2026-11-15T08:00:00Z' where id = ${stepId}`.execute(ctx.db);
}

export function words(changes: Partial<ProjectWords> = {}): ProjectWords {
  return {
    ...{ pot: 1, language: 'ca', title: 'Un banc a l’ombra', body: '', cost: cents(1000), feasibility: 'feasible' },
    ...{ feasibilityReason: '', ...changes },
  };
}

/** A ballot of a new resident, or of `who`. */
export async function voted(
  ctx: Ctx,
  { address }: OpenBudget,
  projects: readonly number[],
  who: Actor = personActor(),
  points: readonly number[] = [],
) {
  const hers = ctx.as(who);
  const filled = await fillBasket(hers, address, { projects, points, districtPot: null });
  return filled.ok ? castBallot(hers, address) : filled;
}

/** Counted at once, without a thread, and the losers asked. */
export async function counted(ctx: Ctx, { stepId }: OpenBudget): Promise<number | null> {
  const system = ctx.as({ kind: 'system', name: 'test' });
  const funded = await countBudget(system, stepId, COUNT_HERE);
  await askLosersOf(system, stepId, COUNT_HERE);
  return funded;
}

/** For tests of other slices. */
export { writeProject } from './write-project.ts';
