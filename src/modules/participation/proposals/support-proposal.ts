import type { PersonId, ProposalId, StepId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import {
  channelOf,
  EVERYBODY,
  joinRoll,
  keepsRoll,
  type NotEligible,
  whyNotTakePart,
} from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { atAddress, type ProposalInPlace } from './at-address.ts';
import type { ThresholdReached } from './events.ts';
import { isOpen, maySupport } from './policy.ts';
import type { ProposalAddress } from './proposal.ts';
import { needsMinimum, type ProposalRules } from './rules.ts';
import {
  addToSupports,
  giveSupport,
  insertSupport,
  lockSupportsOf,
  lockTallies,
  markThresholdReached,
  setProvisional,
} from './support-store.ts';

export interface SupportGiven {
  readonly proposalId: ProposalId;
  /** As shown once this is committed. */
  readonly supports: number;
  /** False: she had supported it before, and nothing changed. */
  readonly isNew: boolean;
  /** It counts once she has given as many as the step asks for: how many more. 0 when it counts. */
  readonly toGive: number;
}

type Refused =
  | 'proposal-not-found'
  | 'sign-in-first'
  | 'support-step-closed'
  | 'supports-not-taken'
  | 'proposal-takes-no-supports'
  | 'support-limit-reached'
  | 'threshold-full'
  | 'took-part-already'
  | NotEligible;

/** One support of one person for one proposal, counted once however often she taps. */
export async function supportProposal(ctx: Ctx, address: ProposalAddress): Promise<Result<SupportGiven, Refused>> {
  const place = await atAddress(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules, proposal } = place;
  if (ctx.actor.kind !== 'person') return refuse('sign-in-first');
  if (!rules.supporting) return refuse('supports-not-taken');
  if (!maySupport(ctx.actor, process, step, rules, ctx.clock.now())) {
    return isOpen(process, step, ctx.clock.now())
      ? refuse('supports-not-taken')
      : refuse('support-step-closed', closing(place));
  }
  const terms = step.terms ?? EVERYBODY;
  const why = await whyNotTakePart(ctx, terms);
  if (why) return why;
  const support = { proposalId: proposal.id, personId: ctx.actor.personId, stepId: step.id };
  const onRoll = keepsRoll(terms);
  if (!onRoll && rules.supportsPerPerson === 0 && !needsMinimum(rules) && rules.acceptBeyondThreshold) {
    const given = await giveSupport(ctx, support, { below: rules.threshold });
    if (given.open) return ok({ proposalId: proposal.id, supports: given.supports, isNew: given.isNew, toGive: 0 });
  }
  return ctx.transact(async (inside) => {
    const joined = onRoll ? await joinRoll(inside, { ...support, channel: channelOf(inside.actor) }) : null;
    return joined && !joined.ok ? joined : supportUnderRules(inside, rules, support, proposal.processId);
  });
}

type Support = { readonly proposalId: ProposalId; readonly personId: PersonId; readonly stepId: StepId };

/** Limits, minimum and threshold are decided with her supports and the tallies locked, in this order. */
export async function supportUnderRules(
  ctx: Ctx,
  rules: ProposalRules,
  support: Support,
  processId: ThresholdReached['processId'],
): Promise<Result<SupportGiven, Refused>> {
  const given = await lockSupportsOf(ctx, support.stepId, support.personId);
  const now = given.length + 1;
  const reachesMinimum = needsMinimum(rules) && now >= rules.minimumSupports;
  const tallies = await lockTallies(ctx, reachesMinimum ? [...given, support.proposalId] : [support.proposalId]);
  const tally = tallies.find((row) => row.proposal_id === support.proposalId);
  if (!tally) return refuse('proposal-not-found');
  if (given.includes(support.proposalId)) {
    const toGive = needsMinimum(rules) ? Math.max(0, rules.minimumSupports - given.length) : 0;
    return ok({ proposalId: support.proposalId, supports: tally.supports, isNew: false, toGive });
  }
  if (!tally.takes_supports) return refuse('proposal-takes-no-supports');
  if (!rules.acceptBeyondThreshold && rules.threshold !== null && tally.supports >= rules.threshold)
    return refuse('threshold-full');
  if (rules.supportsPerPerson > 0 && given.length >= rules.supportsPerPerson) {
    return refuse('support-limit-reached', { limit: rules.supportsPerPerson });
  }
  const toGive = needsMinimum(rules) ? Math.max(0, rules.minimumSupports - now) : 0;
  await insertSupport(ctx, support, toGive > 0 || reachesMinimum);
  const counted = await count(ctx, support, toGive > 0, reachesMinimum);
  await tellOfThreshold(ctx, rules, counted, support.stepId, processId);
  return ok({ proposalId: support.proposalId, supports: tally.supports + (toGive > 0 ? 0 : 1), isNew: true, toGive });
}

/** The proposals whose number grew. */
async function count(ctx: Ctx, support: Support, provisional: boolean, reachesMinimum: boolean): Promise<ProposalId[]> {
  if (provisional) return [];
  const counted = reachesMinimum
    ? await setProvisional(ctx, support.stepId, support.personId, false)
    : [support.proposalId];
  await addToSupports(ctx, counted, 1);
  return counted;
}

async function tellOfThreshold(
  ctx: Ctx,
  rules: ProposalRules,
  counted: readonly ProposalId[],
  stepId: StepId,
  processId: ThresholdReached['processId'],
): Promise<void> {
  if (rules.threshold === null) return;
  for (const proposalId of await markThresholdReached(ctx, counted, rules.threshold)) {
    await ctx.emit<ThresholdReached>({
      type: 'threshold-reached',
      proposalId,
      processId,
      stepId,
      threshold: rules.threshold,
    });
  }
}

function closing({ step }: ProposalInPlace) {
  return { date: step.closesAt ?? step.opensAt };
}
