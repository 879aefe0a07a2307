import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Pot, Project, ProjectId } from './budget.ts';
import type { BudgetTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<BudgetTables>();

const PROJECT = [
  'id',
  'step_id as stepId',
  'process_id as processId',
  'number',
  'code',
  'pot',
  'language',
  'title',
  'body',
  'cost_cents as cost',
  'feasibility',
  'feasibility_reason as feasibilityReason',
  'proposal_id as proposalId',
  'statement_id as statementId',
  'progress',
  'spent_cents as spent',
] as const;

/** The city's first, then by number. */
export async function listPots(ctx: Ctx, stepId: StepId): Promise<Pot[]> {
  return tables(ctx)
    .selectFrom('budget_pots')
    .select(['pot', 'district_id as districtId', 'total_cents as total'])
    .where('step_id', '=', stepId)
    .orderBy('pot')
    .execute();
}

export async function replacePots(ctx: Ctx, stepId: StepId, pots: readonly Pot[]): Promise<void> {
  await tables(ctx).deleteFrom('budget_pots').where('step_id', '=', stepId).execute();
  if (pots.length === 0) return;
  const rows = pots.map(({ pot, districtId, total }) => ({
    step_id: stepId,
    pot,
    district_id: districtId,
    total_cents: total,
  }));
  await tables(ctx).insertInto('budget_pots').values(rows).execute();
}

/** In the order of their numbers. `on-ballot`: what can be voted on. */
export async function listProjects(ctx: Ctx, stepId: StepId, which: 'all' | 'on-ballot'): Promise<Project[]> {
  const query = tables(ctx).selectFrom('budget_projects').select(PROJECT).where('step_id', '=', stepId);
  return (which === 'all' ? query : query.where('feasibility', '=', 'feasible')).orderBy('number').execute();
}

export async function findProject(ctx: Ctx, stepId: StepId, number: number): Promise<Project | undefined> {
  return tables(ctx)
    .selectFrom('budget_projects')
    .select(PROJECT)
    .where('step_id', '=', stepId)
    .where('number', '=', number)
    .executeTakeFirst();
}

export type NewProject = Pick<
  Project,
  'stepId' | 'processId' | 'pot' | 'language' | 'title' | 'body' | 'cost' | 'feasibility' | 'feasibilityReason'
> &
  Partial<Pick<Project, 'proposalId' | 'statementId' | 'code'>>;

/** @returns those that are new: what was taken from one proposal or statement stands here once */
export async function insertProjects(ctx: Ctx, projects: readonly NewProject[]): Promise<Project[]> {
  const [first] = projects;
  if (!first) return [];
  const number = await takeNumbers(ctx, first.stepId, 'projects', projects.length);
  const now = ctx.clock.now();
  return tables(ctx)
    .insertInto('budget_projects')
    .values(
      projects.map((project, at) => ({
        ...{ id: ctx.newId<ProjectId>(), step_id: project.stepId, process_id: project.processId, number: number + at },
        ...{ code: project.code ?? String(number + at), pot: project.pot, language: project.language },
        ...{ title: project.title, body: project.body, cost_cents: project.cost, feasibility: project.feasibility },
        ...{ feasibility_reason: project.feasibilityReason, proposal_id: project.proposalId ?? null },
        ...{ statement_id: project.statementId ?? null, created_at: now, updated_at: now },
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .returning(PROJECT)
    .execute();
}

export type ProjectChange = Pick<
  Project,
  'pot' | 'title' | 'body' | 'language' | 'cost' | 'feasibility' | 'feasibilityReason'
>;

export async function updateProject(ctx: Ctx, id: ProjectId, change: ProjectChange): Promise<void> {
  const { cost, feasibilityReason, ...same } = change;
  await tables(ctx)
    .updateTable('budget_projects')
    .set({ ...same, cost_cents: cost, feasibility_reason: feasibilityReason, updated_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

/** @returns the first of so many numbers that nobody has */
export async function takeNumbers(
  ctx: Ctx,
  stepId: StepId,
  of: 'projects' | 'voters',
  howMany: number,
): Promise<number> {
  const row = await tables(ctx)
    .insertInto('budget_numbers')
    .values({ step_id: stepId, [of]: howMany })
    .onConflict((oc) => oc.column('step_id').doUpdateSet({ [of]: sql`budget_numbers.${sql.ref(of)} + ${howMany}` }))
    .returning(of)
    .executeTakeFirstOrThrow();
  return Number(row[of as keyof typeof row]) - howMany + 1;
}

/** For each step: how much there is, how many projects stand on the ballot, how many voted. */
export async function countSteps(
  ctx: Ctx,
  stepIds: readonly StepId[],
): Promise<Map<StepId, { total: number; projects: number; voters: number; all: number }>> {
  if (stepIds.length === 0) return new Map();
  const { rows } = await sql<{ step: StepId; total: number; projects: number; all: number; voters: number }>`
    select s.step, coalesce((select sum(total_cents) from budget_pots p where p.step_id = s.step), 0)::float8 as total,
      (select count(*) from budget_projects p where p.step_id = s.step and feasibility = 'feasible')::int as projects,
      (select count(*) from budget_projects p where p.step_id = s.step)::int as "all",
      (select count(*) from budget_voters v where v.step_id = s.step)::int as voters
    from unnest(${[...stepIds]}::uuid[]) as s(step)`.execute(ctx.db);
  return new Map(rows.map(({ step, ...counts }) => [step, counts]));
}

/** Budgets of the city that are counted, newest first: their ballots are there to try a rule on. */
export async function closedBudgets(ctx: Ctx): Promise<{ readonly id: StepId; readonly voters: number }[]> {
  const { rows } = await sql<{ id: StepId; voters: number }>`
    select step_id as id, max(ballots)::int as voters from budget_counts group by step_id order by max(counted_at) desc limit 20`.execute(
    ctx.db,
  );
  return rows;
}
