import type { Cents } from '#kernel/money.ts';
import { type Refusal, refuse } from '#kernel/result.ts';
import type { Choice, Pot, Project } from './budget.ts';
import type { BudgetRules } from './rules.ts';

export type Unfit =
  | 'ballot-too-many'
  | 'ballot-too-dear'
  | 'ballot-points'
  | 'ballot-other-district'
  | 'project-not-on-ballot';

/** One pot's part of a choice, with what it costs. */
export interface PotChoice extends Choice {
  readonly pot: number;
  readonly cost: Cents;
}

/** Parts a choice by the pots of its projects, each in its own order; a project named twice counts once. */
export function byPot(choice: Choice, projects: ReadonlyMap<number, Project>): PotChoice[] {
  const parts = new Map<number, { pot: number; projects: number[]; points: number[]; cost: number }>();
  const seen = new Set<number>();
  for (const [at, number] of choice.projects.entries()) {
    const project = projects.get(number);
    if (!project || seen.has(number)) continue;
    seen.add(number);
    const part = parts.get(project.pot) ?? { pot: project.pot, projects: [], points: [], cost: 0 };
    part.projects.push(number);
    if (choice.points.length > 0) part.points.push(choice.points[at] ?? 0);
    part.cost += project.cost ?? 0;
    parts.set(project.pot, part);
  }
  return [...parts.values()].sort((a, b) => a.pot - b.pot).map((part) => ({ ...part, cost: part.cost as Cents }));
}

/** Why a ballot cannot be cast as it is; undefined where it can. */
export function unfitBallot(
  choice: Choice,
  rules: BudgetRules,
  pots: readonly Pot[],
  projects: ReadonlyMap<number, Project>,
): Refusal<Unfit> | undefined {
  if (choice.projects.some((number) => projects.get(number)?.feasibility !== 'feasible'))
    return refuse('project-not-on-ballot');
  const parts = byPot(choice, projects);
  const districts = parts.filter(({ pot }) => pots.find((one) => one.pot === pot)?.districtId);
  if (districts.length > (rules.districtOfChoice ? 1 : 0)) return refuse('ballot-other-district');
  for (const part of parts) {
    const unfit = unfitPart(
      part,
      rules,
      pots.find(({ pot }) => pot === part.pot),
    );
    if (unfit) return unfit;
  }
  return undefined;
}

function unfitPart(part: PotChoice, rules: BudgetRules, pot: Pot | undefined): Refusal<Unfit> | undefined {
  if (rules.ballot === 'knapsack') {
    if (pot && part.cost > pot.total) return refuse('ballot-too-dear', { over: (part.cost - pot.total) / 100 });
    return undefined;
  }
  if (rules.maxProjects > 0 && part.projects.length > rules.maxProjects)
    return refuse('ballot-too-many', { max: rules.maxProjects, n: part.projects.length });
  if (rules.ballot !== 'points') return undefined;
  const given = part.points.reduce((sum, points) => sum + points, 0);
  const whole = part.points.every((points) => Number.isSafeInteger(points) && points >= 0);
  return whole && given <= rules.points ? undefined : refuse('ballot-points', { max: rules.points, n: given });
}
