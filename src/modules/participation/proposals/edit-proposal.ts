import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { atAddress } from './at-address.ts';
import { isAuthor, mayEdit } from './policy.ts';
import { isAnswered, type ProposalAddress, type ProposalText } from './proposal.ts';
import { announceArrival, unfitLengths } from './publish-proposal.ts';
import { editableUntil } from './rules.ts';
import { lockProposal, replaceText } from './store.ts';

type Refused =
  | 'proposal-not-found'
  | 'only-its-author'
  | 'answered-already'
  | 'edit-window-over'
  | 'title-length'
  | 'body-length';

/** Its author changes the text. The one before stays readable beside it. */
export async function editProposal(
  ctx: Ctx,
  input: ProposalAddress & { readonly text: Pick<ProposalText, 'title' | 'body'> },
): Promise<Result<{ changed: boolean }, Refused>> {
  const place = await atAddress(ctx, input);
  if ('code' in place) return place;
  const { rules } = place;
  if (!isAuthor(ctx.actor, place.proposal)) return refuse('only-its-author');
  const [unfit] = unfitLengths(input.text, rules);
  if (unfit) return unfit;
  return ctx.transact(async (inside) => {
    const proposal = (await lockProposal(inside, place.proposal.id)) ?? place.proposal;
    if (isAnswered(proposal.standing)) return refuse('answered-already');
    if (!mayEdit(inside.actor, proposal, rules, inside.clock.now())) {
      return refuse('edit-window-over', { until: editableUntil(proposal.publishedAt ?? proposal.createdAt, rules) });
    }
    const { title, body } = input.text;
    if (title === proposal.title && body === proposal.body) return ok({ changed: false });
    await replaceText(inside, proposal, { title, body });
    await announceArrival(inside, { ...proposal, title, body }, true);
    return ok({ changed: true });
  });
}
