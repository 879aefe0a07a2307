import type { ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findPublished } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProposalTakenOver } from './events.ts';
import { conversationToKeep } from './place.ts';
import type { ConversationAddress } from './statement.ts';
import { insertStatement, proposalsTaken } from './statement-store.ts';
import { BODY_MIN, oneLine } from './write-statement.ts';

export interface TakenProposal {
  readonly id: ProposalId;
  /** The proposal as one sentence; its title where the facilitator changed nothing. */
  readonly body: string;
}

type Refused = 'conversation-not-found' | 'not-your-conversation' | 'proposal-not-found' | 'statement-length';

/** Proposals of the same process become statements; their authors are told. Taken over twice, they stand there once. */
export async function takeOverProposals(
  ctx: Ctx,
  address: ConversationAddress,
  taken: readonly TakenProposal[],
): Promise<Result<{ readonly added: number }, Refused>> {
  const place = await conversationToKeep(ctx, address, 'run');
  if ('code' in place) return place;
  const { process, step, rules } = place;
  const proposals = new Map(
    (
      await findPublished(
        ctx,
        taken.map(({ id }) => id),
      )
    ).map((proposal) => [proposal.id, proposal]),
  );
  for (const { id, body } of taken) {
    const proposal = proposals.get(id);
    if (proposal?.processId !== process.id || proposal.standing === 'withdrawn') return refuse('proposal-not-found');
    const length = [...oneLine(body)].length;
    if (length < BODY_MIN || length > rules.bodyMax)
      return refuse('statement-length', { min: BODY_MIN, max: rules.bodyMax, length, text: body.slice(0, 60) });
  }
  return ctx.transact(async (inside) => {
    const there = await proposalsTaken(inside, step.id);
    let added = 0;
    for (const { id, body } of taken) {
      const proposal = proposals.get(id);
      if (!proposal || there.has(id)) continue;
      const { statement } = await insertStatement(inside, {
        ...{ stepId: step.id, processId: process.id, language: proposal.language, body: oneLine(body) },
        ...{ origin: 'proposal', authorId: null, proposalId: id, state: 'shown' },
      });
      added += 1;
      await inside.emit<ProposalTakenOver>({
        type: 'proposal-taken-over',
        ...{ proposalId: id, authorId: proposal.authorId, processId: process.id, stepId: step.id },
        statement: statement.number,
      });
    }
    return ok({ added });
  });
}
