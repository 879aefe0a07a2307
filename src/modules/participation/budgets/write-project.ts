import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { stepState } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { BudgetAddress, Feasibility, Project } from './budget.ts';
import { budgetToKeep, type Place } from './place.ts';
import { findProject, insertProjects, listPots, type ProjectChange, updateProject } from './store.ts';

export interface ProjectWords {
  readonly pot: number;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly cost: Cents | null;
  readonly feasibility: Feasibility;
  readonly feasibilityReason: string;
}

type Refused =
  | 'budget-not-found'
  | 'not-your-budget'
  | 'ballot-stands'
  | 'pot-not-found'
  | 'project-not-found'
  | 'project-title'
  | 'feasible-needs-cost'
  | 'unfeasible-needs-reason';

/** A project that the city writes itself. */
export async function writeProject(
  ctx: Ctx,
  address: BudgetAddress,
  words: ProjectWords,
): Promise<Result<Project, Refused>> {
  const place = await preparable(ctx, address, words);
  if (!place.ok) return place;
  const { process, step } = place.value;
  const [project] = await ctx.transact((inside) =>
    insertProjects(inside, [{ ...words, stepId: step.id, processId: process.id }]),
  );
  return ok(project as Project);
}

/** Its words, its price, and whether it can be built. What stands on a ballot that people fill in stays as it is. */
export async function changeProject(
  ctx: Ctx,
  address: BudgetAddress,
  number: number,
  words: ProjectWords,
): Promise<Result<Project, Refused>> {
  const place = await preparable(ctx, address, words);
  if (!place.ok) return place;
  const project = await findProject(ctx, place.value.step.id, number);
  if (!project) return refuse('project-not-found');
  await updateProject(ctx, project.id, words satisfies ProjectChange);
  return ok({ ...project, ...words });
}

async function preparable(ctx: Ctx, address: BudgetAddress, words: ProjectWords): Promise<Result<Place, Refused>> {
  const place = await budgetToKeep(ctx, address, 'prepare');
  if ('code' in place) return place;
  const { process, step } = place;
  if (process.status === 'published' && stepState(step, ctx.clock.now()) !== 'upcoming') return refuse('ballot-stands');
  const pots = await listPots(ctx, step.id);
  if (!pots.some(({ pot }) => pot === words.pot)) return refuse('pot-not-found');
  const length = [...words.title].length;
  if (length < 5 || length > 150) return refuse('project-title', { min: 5, max: 150 });
  if (words.feasibility === 'feasible' && words.cost === null) return refuse('feasible-needs-cost');
  if (words.feasibility === 'unfeasible' && words.feasibilityReason === '') return refuse('unfeasible-needs-reason');
  return ok(place);
}
