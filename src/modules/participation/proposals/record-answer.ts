import { hashOf } from '@ateneu/public-record';
import { type Actor, hasRole } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import { writeOnRecord } from '#modules/participation/processes/index.ts';
import type { PayloadOf } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswerText } from './answer.ts';
import type { Proposal } from './proposal.ts';

/**
 * Writes an answer on the public record: the verdict, the money, the days, and a digest of the reasons, so that anyone
 * can prove what the city said on that day. `null`: the answer was taken back.
 */
export async function recordAnswer(
  ctx: Ctx,
  proposal: Pick<Proposal, 'id' | 'processId'>,
  answer: AnswerText | null,
): Promise<void> {
  await writeOnRecord(ctx, {
    kind: 'proposal-answered',
    subject: { kind: 'proposal', id: proposal.id },
    processId: proposal.processId,
    payload: {
      role: officeOf(ctx.actor, proposal.processId),
      office: null,
      verdict: answer?.verdict ?? 'taken-back',
      reasonHash: hashOf(answer?.text ?? {}),
      costCents: answer?.cost ?? null,
      startsOn: answer?.period?.from ?? null,
      endsOn: answer?.period?.to ?? null,
    },
  });
}

/** The office in which she answers: the nearest to the process first. */
function officeOf(actor: Actor, processId: ProcessId): PayloadOf<'proposal-answered'>['role'] {
  if (actor.kind === 'system') return 'system';
  const offices = ['officer', 'facilitator', 'administrator'] as const;
  return offices.find((role) => hasRole(actor, role, processId)) ?? 'resident';
}
