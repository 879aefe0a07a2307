import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { PaperChoice, PaperMark, Process, Step } from '#modules/participation/processes/index.ts';
import { joinRoll, takeOffRoll } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { removeBallot } from './ballot-store.ts';
import type { Choice, Pot, Project } from './budget.ts';
import { intoTheBox } from './cast-ballot.ts';
import { isOpen } from './policy.ts';
import { type BudgetRules, budgetRules } from './rules.ts';
import { listPots, listProjects } from './store.ts';
import { unfitBallot } from './unfit-ballot.ts';

const MARKS = { approval: 'tick', knapsack: 'tick', points: 'points', ranking: 'rank' } as const;

/** How a form of the step is filled in. */
export function markOnPaper(step: Step): PaperMark {
  return MARKS[budgetRules(step.rules).ballot];
}

/** What stands on a form: every project on the ballot, with its price. */
export async function choicesOnPaper(ctx: Ctx, step: Step): Promise<readonly PaperChoice[]> {
  const projects = await listProjects(ctx, step.id, 'on-ballot');
  return projects.map(({ number, title, language, cost }) => ({
    ...{ key: String(number), title, lang: language },
    ...(cost === null ? {} : { cost }),
  }));
}

/**
 * A ballot that came on paper, read the same by two people: into the same box, on the roll that everybody stands on. Who
 * voted already, through whichever door, is refused with its day.
 */
export async function takePaper(
  ctx: Ctx,
  given: { process: Process; step: Step; personId: PersonId; keys: readonly string[] },
): Promise<Result<void, string>> {
  const { process, step, personId, keys } = given;
  if (!isOpen(process, step, ctx.clock.now())) return refuse('budget-closed', { date: step.closesAt ?? step.opensAt });
  const rules = budgetRules(step.rules);
  return ctx.transact(async (inside) => {
    const joined = await joinRoll(inside, { stepId: step.id, personId, channel: 'paper' }, { once: true });
    if (!joined.ok) return joined;
    const [pots, list] = [await listPots(inside, step.id), await listProjects(inside, step.id, 'on-ballot')];
    const projects = new Map(list.map((project) => [project.number, project]));
    const choice = choiceFrom(keys, rules);
    const unfit = unfitBallot(choice, rules, pots, projects);
    if (unfit) return unfit;
    const district = districtOf(choice, pots, projects);
    const voter = { personId, channel: 'paper', districtId: district?.districtId ?? null } as const;
    const cast = await intoTheBox(inside, step.id, voter, choice, {
      ...{ pots, projects, districtPot: district?.pot ?? null },
    });
    return cast.ok ? ok() : cast;
  });
}

/** Her ballot on paper leaves the box and she the roll: she votes anew, through whichever door. */
export async function takeBackPaper(
  ctx: Ctx,
  { process, step, personId }: { process: Process; step: Step; personId: PersonId },
): Promise<Result<void, 'budget-closed' | 'paper-nothing-to-take-back'>> {
  if (!isOpen(process, step, ctx.clock.now())) return refuse('budget-closed', { date: step.closesAt ?? step.opensAt });
  return ctx.transact(async (inside) => {
    if (!(await takeOffRoll(inside, step.id, personId, 'paper'))) return refuse('paper-nothing-to-take-back');
    await removeBallot(inside, step.id, personId);
    return ok();
  });
}

/** `7` or `7:3`. */
function choiceFrom(keys: readonly string[], { ballot }: BudgetRules): Choice {
  const pairs = keys.map((key) => key.split(':').map(Number));
  return {
    projects: pairs.map(([number]) => number ?? 0),
    points: ballot === 'points' ? pairs.map(([, points]) => points ?? 0) : [],
  };
}

/** The district whose projects she chose: on paper nobody names one. */
function districtOf(choice: Choice, pots: readonly Pot[], projects: ReadonlyMap<number, Project>): Pot | undefined {
  const chosen = new Set(choice.projects.map((number) => projects.get(number)?.pot));
  return pots.find(({ pot, districtId }) => districtId !== null && chosen.has(pot));
}
