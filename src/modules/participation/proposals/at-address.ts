import { type Refusal, refuse } from '#kernel/result.ts';
import { findProcess, type ProcessWithSteps, type Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayRead } from './policy.ts';
import type { Proposal, ProposalAddress } from './proposal.ts';
import { type ProposalRules, proposalRules } from './rules.ts';
import { findProposal } from './store.ts';

/** A proposal and what holds for it. */
export interface ProposalInPlace {
  readonly process: ProcessWithSteps;
  readonly step: Step;
  readonly rules: ProposalRules;
  readonly proposal: Proposal;
}

/** What stands at an address, for whoever may read it. */
export async function atAddress(
  ctx: Ctx,
  address: ProposalAddress,
): Promise<ProposalInPlace | Refusal<'proposal-not-found'>> {
  const process = await findProcess(ctx, { slug: address.process });
  const proposal = process && (await findProposal(ctx, { processId: process.id, number: address.number }));
  const step = process?.steps.find(({ id }) => id === proposal?.stepId);
  if (!process || !proposal || !step || !mayRead(ctx.actor, process, proposal)) return refuse('proposal-not-found');
  return { process, step, rules: proposalRules(step.rules), proposal };
}

/** The step of the method `proposals` that an address leads to: the one named, else the open one, else the last begun. */
export function proposalsStep(process: ProcessWithSteps, now: Date, slug?: string): Step | undefined {
  const steps = process.steps.filter((step) => step.method === 'proposals');
  const begun = steps.filter((step) => step.opensAt <= now);
  return steps.find((step) => step.slug === slug) ?? begun.at(-1) ?? steps[0];
}
