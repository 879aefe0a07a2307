import { listPublishedOf, type Proposal } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Place } from './place.ts';
import { proposalsTaken } from './statement-store.ts';

/** At most so many at a time, the most supported first. */
const MOST = 100;

/** Proposals of the process's other steps that are no statement here yet; of a step the most supported first. */
export async function proposalsToTake(ctx: Ctx, { process, step }: Place): Promise<readonly Proposal[]> {
  const steps = process.steps.filter(({ method }) => method === 'proposals').map(({ id }) => id);
  const [proposals, taken] = await Promise.all([listPublishedOf(ctx, steps, MOST), proposalsTaken(ctx, step.id)]);
  return proposals.filter(({ id }) => !taken.has(id));
}
