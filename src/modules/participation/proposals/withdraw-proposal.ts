import { ok, type Result, refuse } from '#kernel/result.ts';
import { writeOnRecord } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { atAddress } from './at-address.ts';
import type { ProposalWithdrawn } from './events.ts';
import { isAuthor, mayWithdraw } from './policy.ts';
import type { ProposalAddress, WithdrawalReason } from './proposal.ts';
import { lockProposal, markWithdrawn } from './store.ts';

/** Its author takes it out of the running. It stays readable, with the reason; its supports no longer oblige the city. */
export async function withdrawProposal(
  ctx: Ctx,
  input: ProposalAddress & { readonly reason: WithdrawalReason; readonly note: string | null },
): Promise<Result<void, 'proposal-not-found' | 'only-its-author' | 'answered-already' | 'withdrawn-already'>> {
  const place = await atAddress(ctx, input);
  if ('code' in place) return place;
  if (!isAuthor(ctx.actor, place.proposal)) return refuse('only-its-author');
  return ctx.transact(async (inside) => {
    const proposal = (await lockProposal(inside, place.proposal.id)) ?? place.proposal;
    if (proposal.standing === 'withdrawn') return refuse('withdrawn-already');
    if (!mayWithdraw(inside.actor, proposal)) return refuse('answered-already');
    await markWithdrawn(inside, proposal.id, { at: inside.clock.now(), reason: input.reason, note: input.note });
    const { id: proposalId, processId } = proposal;
    await inside.emit<ProposalWithdrawn>({ type: 'proposal-withdrawn', proposalId, processId });
    const subject = { kind: 'proposal', id: proposalId } as const;
    await writeOnRecord(inside, {
      kind: 'proposal-withdrawn',
      subject,
      processId,
      payload: { role: 'resident', office: null },
    });
    return ok();
  });
}
