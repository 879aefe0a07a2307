import type { PersonId, ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { atAddress } from './at-address.ts';
import { maySupport } from './policy.ts';
import type { ProposalAddress } from './proposal.ts';
import { needsMinimum, type ProposalRules } from './rules.ts';
import { addToSupports, deleteSupport, lockSupportsOf, lockTallies, setProvisional } from './support-store.ts';

/** A person takes her support back while the step is open. A threshold once reached stays reached. */
export async function takeBackSupport(
  ctx: Ctx,
  address: ProposalAddress,
): Promise<Result<{ wasGiven: boolean }, 'proposal-not-found' | 'sign-in-first' | 'support-step-closed'>> {
  const place = await atAddress(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules, proposal } = place;
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-first');
  if (!maySupport(actor, process, step, rules, ctx.clock.now())) {
    return refuse('support-step-closed', { date: step.closesAt ?? step.opensAt });
  }
  return ctx.transact(async (inside) => ok(await takeBack(inside, rules, step, proposal.id, actor.personId)));
}

async function takeBack(ctx: Ctx, rules: ProposalRules, step: Step, proposalId: ProposalId, personId: PersonId) {
  const given = await lockSupportsOf(ctx, step.id, personId);
  // Below the minimum none of hers counts any more.
  const fallsBelow = needsMinimum(rules) && given.length <= rules.minimumSupports;
  await lockTallies(ctx, fallsBelow ? [...given, proposalId] : [proposalId]);
  const counted = await deleteSupport(ctx, proposalId, personId);
  if (counted === undefined) return { wasGiven: false };
  const uncounted = fallsBelow ? await setProvisional(ctx, step.id, personId, true) : [];
  await addToSupports(ctx, counted ? [...uncounted, proposalId] : uncounted, -1);
  return { wasGiven: true };
}
