import { seededChance } from '#kernel/chance.ts';
import type { StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess, findStep } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type BallotRow, gatherBallots } from './ballot-store.ts';
import type { BudgetAddress, Pot, Project } from './budget.ts';
import { electionOfPot, kindOf, ruleOf } from './election-of-pot.ts';
import { budgetToKeep, type Place } from './place.ts';
import { type BudgetRules, budgetRules, type COUNTS } from './rules.ts';
import { closedBudgets, listPots, listProjects } from './store.ts';
import { type Trier, tryBoth } from './try-both.ts';

export interface Simulated {
  readonly pot: Pot;
  readonly voters: number;
  readonly projects: readonly Project[];
  /** Codes of what would be funded, by rule. */
  readonly funded: Readonly<Record<(typeof COUNTS)[number], ReadonlySet<string>>>;
  /** Share of voters with at least one funded project, by rule. */
  readonly reached: Readonly<Record<(typeof COUNTS)[number], number>>;
}

export interface SimulationInput {
  /** `generated`: made-up voters of this step's projects; else the id of a closed budget whose real ballots are counted. */
  readonly ballots: 'generated' | StepId;
  readonly voters: number;
  /** The same number makes the same voters. */
  readonly lot: number;
}

const TRY_HERE: Trier = async (pot) => tryBoth(pot);

type Refused = 'budget-not-found' | 'not-your-budget' | 'totals-missing' | 'no-projects-yet';

/** A budget that is over, whose ballots a rule can be tried on. */
export interface BudgetToTry {
  readonly id: StepId;
  readonly title: LocalizedText;
  readonly voters: number;
}

/** Those whose ballots are of the same kind: an approval is no order of preference, and gives no points. */
export async function budgetsToTry(ctx: Ctx, { rules }: Pick<Place, 'rules'>): Promise<BudgetToTry[]> {
  const found: BudgetToTry[] = [];
  for (const { id, voters } of await closedBudgets(ctx)) {
    const step = await findStep(ctx, id);
    if (!step || kindOf(budgetRules(step.rules)) !== kindOf(rules)) continue;
    // Of a private process not even the title is told.
    if (await findProcess(ctx, { id: step.processId })) found.push({ id, title: step.title, voters });
  }
  return found;
}

/** Both rules on the same ballots, side by side: to choose a rule before the step opens. Nothing is kept. */
export async function simulateCount(
  ctx: Ctx,
  address: BudgetAddress,
  input: SimulationInput,
  tryOut: Trier = TRY_HERE,
): Promise<Result<readonly Simulated[], Refused>> {
  const place = await budgetToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  const real =
    input.ballots === 'generated' ? undefined : (await budgetsToTry(ctx, place)).find(({ id }) => id === input.ballots);
  if (input.ballots !== 'generated' && !real) return refuse('budget-not-found');
  const stepId = real?.id ?? place.step.id;
  const [pots, all] = await Promise.all([listPots(ctx, stepId), listProjects(ctx, stepId, 'all')]);
  if (pots.length === 0) return refuse('totals-missing');
  const projects = all.filter(({ feasibility, cost }) => feasibility !== 'unfeasible' && cost !== null);
  if (projects.length === 0) return refuse('no-projects-yet');
  const simulated = [];
  for (const pot of pots) {
    const own = projects.filter((project) => project.pot === pot.pot);
    if (own.length === 0) continue;
    const ballots = real ? await gatherBallots(ctx, stepId, pot.pot) : madeUp(place, pot, own, input);
    simulated.push(await countBoth(place, pot, own, ballots, tryOut));
  }
  return ok(simulated);
}

async function countBoth(
  place: Place,
  pot: Pot,
  projects: readonly Project[],
  ballots: readonly BallotRow[],
  tryOut: Trier,
): Promise<Simulated> {
  const onBallot = projects.map((project) => ({ ...project, feasibility: 'feasible' as const }));
  const ruled = (count: (typeof COUNTS)[number]) => ruleOf(place.rules, count, place.step.id);
  const tried = await tryOut({
    election: electionOfPot(place.rules, pot, onBallot, ballots),
    rules: { 'equal-shares': ruled('equal-shares'), greedy: ruled('greedy') },
  });
  const codes = new Map(projects.map(({ number, code }) => [number, code]));
  const funded = { 'equal-shares': new Set(tried['equal-shares']), greedy: new Set(tried.greedy) };
  const voters = ballots.reduce((sum, { count }) => sum + count, 0);
  const reached = (winners: ReadonlySet<string>) =>
    ballots
      .filter(({ projects: chosen }) => chosen.some((number) => winners.has(codes.get(number) ?? '')))
      .reduce((sum, { count }) => sum + count, 0) / Math.max(1, voters);
  return {
    ...{ pot, voters, projects, funded },
    reached: { 'equal-shares': reached(funded['equal-shares']), greedy: reached(funded.greedy) },
  };
}

/**
 * Made-up voters of three camps: each camp likes some projects much and the others little, and camps are of unequal size. It
 * says how the rules differ where people differ, not what people want.
 */
function madeUp(
  { rules }: Place,
  pot: Pot,
  projects: readonly Project[],
  { voters, lot }: SimulationInput,
): BallotRow[] {
  const { next } = seededChance(lot);
  const likes = [0.55, 0.3, 0.15].map((share) => ({
    share,
    liking: projects.map(() => (next() < 0.35 ? 0.5 + 0.4 * next() : 0.02 + 0.1 * next())),
  }));
  return Array.from({ length: voters }, () => {
    const drawn = next();
    const camp = drawn < 0.55 ? likes[0] : drawn < 0.85 ? likes[1] : likes[2];
    const liked = projects.filter((_, at) => next() < (camp?.liking[at] ?? 0));
    // Each has an order of her own: else those that stand first on the ballot would fill what a ballot holds.
    const inOrder = liked.map((project) => ({ project, at: next() })).sort((a, b) => a.at - b.at);
    const chosen = asAllowed(
      rules,
      pot,
      inOrder.map(({ project }) => project),
    );
    const points =
      rules.ballot === 'points'
        ? chosen.map(() => Math.max(1, Math.floor(rules.points / Math.max(1, chosen.length))))
        : [];
    return { projects: chosen.map(({ number }) => number), points, districtId: null, count: 1 };
  });
}

/** As many as a ballot may hold, and a knapsack what the money pays for. */
function asAllowed(rules: BudgetRules, pot: Pot, liked: readonly Project[]): readonly Project[] {
  if (rules.ballot !== 'knapsack') return rules.maxProjects > 0 ? liked.slice(0, rules.maxProjects) : liked;
  let left: number = pot.total;
  return liked.filter(({ cost }) => {
    if ((cost ?? 0) > left) return false;
    left -= cost ?? 0;
    return true;
  });
}
