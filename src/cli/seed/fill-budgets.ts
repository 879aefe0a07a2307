import { seededChance } from '#kernel/chance.ts';
import type { DistrictId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { cents } from '#kernel/money.ts';
import { fillBudget } from '#modules/participation/budgets/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { momentOf, readDemo } from './demo-files.ts';
import type { FilledProcess } from './fill-processes.ts';

interface DemoBudget {
  readonly process: string;
  readonly step: string;
  /** Whole units of the currency; a district by its code. */
  readonly pots: readonly { readonly district: string | null; readonly total: number }[];
  readonly lot: number;
  readonly voters: number;
  readonly projects: readonly {
    readonly language: Language;
    readonly title: string;
    readonly body: string;
    readonly cost: number | null;
    readonly feasible: boolean;
    readonly reason?: string;
  }[];
  /** Who votes alike: a share of the voters, and the numbers of the projects they like. */
  readonly camps: readonly { readonly share: number; readonly likes: readonly number[] }[];
  readonly updates: readonly {
    readonly project: number;
    readonly days: number;
    readonly language: Language;
    readonly body: string;
    readonly progress: number;
    readonly spent: number;
  }[];
}

/** Budgets of the demo city: people vote as their camp does, more or less. What is over is counted. */
export async function fillBudgets(
  ctx: Ctx,
  places: {
    readonly processes: ReadonlyMap<string, FilledProcess>;
    readonly districts: ReadonlyMap<string, DistrictId>;
  },
): Promise<number> {
  let ballots = 0;
  for (const demo of readDemo<DemoBudget[]>('budgets.json')) {
    const process = places.processes.get(demo.process)?.process;
    const step = process?.steps.find(({ slug }) => slug === demo.step);
    if (!process || !step) throw new Error(`The demo's budget ${demo.process}/${demo.step} has no step`);
    ballots += await fillBudget(ctx, {
      stepId: step.id,
      pots: demo.pots.map(({ district, total }, at) => ({
        ...{ pot: at + 1, total: cents(total * 100) },
        districtId: district === null ? null : (places.districts.get(district) ?? null),
      })),
      projects: demo.projects.map(({ language, title, body, cost, feasible, reason }) => ({
        ...{ stepId: step.id, processId: process.id, pot: 1, language, title, body },
        ...{ cost: cost === null ? null : cents(cost * 100), feasibility: feasible ? 'feasible' : 'unfeasible' },
        feasibilityReason: reason ?? '',
      })),
      ballots: ballotsOf(demo),
      updates: demo.updates.map(({ days, spent, ...update }) => ({
        ...{ ...update, spent: cents(spent * 100), at: momentOf(ctx.clock.now(), { days, hour: 12 }) },
      })),
    });
  }
  return ballots;
}

function ballotsOf({ camps, projects, voters, lot: seed }: DemoBudget) {
  const { next: lot } = seededChance(seed);
  const feasible = projects.flatMap((project, at) => (project.feasible ? [at + 1] : []));
  return Array.from({ length: voters }, () => {
    let drawn = lot();
    const camp = camps.find(({ share }) => {
      drawn -= share;
      return drawn < 0;
    });
    const liked = feasible.filter((number) => lot() < (camp?.likes.includes(number) ? 0.72 : 0.1));
    const [first = 1] = feasible;
    return { districtPot: null, projects: liked.length > 0 ? liked.slice(0, 6) : [camp?.likes[0] ?? first] };
  });
}
