import { type AreaMap, listNeighbourhoods, type Neighbourhood, readAreaMap } from '#modules/city/index.ts';
import {
  type Category,
  findProcess,
  listCategories,
  type ProcessWithSteps,
  privateSight,
  type Step,
} from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { remembered } from '#platform/http/remembered.ts';
import { proposalsStep } from '../at-address.ts';
import { countStep, type StepCounts } from '../count-store.ts';
import { type ProposalRules, proposalRules } from '../rules.ts';

/** What stands around a list and changes slowly. Each node asks again after a few seconds; acts never read it. */
export interface ListFrame {
  /** Another frame has another number. */
  readonly version: number;
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly rules: ProposalRules;
  readonly categories: readonly Category[];
  readonly map: AreaMap | null;
  readonly neighbourhoods: readonly Neighbourhood[];
  /** null: too many to count. */
  readonly counts: StepCounts | null;
  /** Sections drawn already, by language and what they show. */
  readonly drawn: Map<string, string>;
  /** Rows drawn already, by what they say. */
  readonly rows: Map<string, string>;
}

let versions = 0;
const remember = remembered<ListFrame | null>({ fresh: 5, stale: 30, most: 200 });

/** The frame of the list of one process; null where there is none. Who may see a draft is the caller's to ask. */
export function listFrame(ctx: Ctx, slug: string, stepSlug?: string): Promise<ListFrame | null> {
  // What members see of a private process is remembered for those who see as much, and for nobody else.
  const sight = privateSight(ctx.actor);
  const seen = sight === 'all' ? sight : sight.join(' ');
  return remember(ctx, `${slug}/${stepSlug ?? ''}/${seen}`, () => readFrame(ctx, slug, stepSlug));
}

async function readFrame(ctx: Ctx, slug: string, stepSlug?: string): Promise<ListFrame | null> {
  const process = await findProcess(ctx, { slug });
  const step = process && proposalsStep(process, ctx.clock.now(), stepSlug);
  if (!process || !step) return null;
  const [categories, map, neighbourhoods, counts] = await Promise.all([
    listCategories(ctx, process.id),
    readAreaMap(ctx, 'district'),
    listNeighbourhoods(ctx),
    countStep(ctx, step.id),
  ]);
  versions += 1;
  return {
    version: versions,
    process,
    step,
    rules: proposalRules(step.rules),
    categories,
    map,
    neighbourhoods,
    counts,
    drawn: new Map(),
    rows: new Map(),
  };
}
