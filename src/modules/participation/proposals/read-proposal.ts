import type { ProposalId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswerVersion, ProposalAnswer } from './answer.ts';
import { findAnswers, listAnswerVersions } from './answer-store.ts';
import { atAddress, type ProposalInPlace } from './at-address.ts';
import { listFiles } from './files-store.ts';
import { mayAnswer, mayEdit, mayReport, maySupport, mayWithdraw } from './policy.ts';
import { isAnswered, isTakenOut, type ProposalAddress, type ProposalFile, type ProposalVersion } from './proposal.ts';
import { listVersions } from './store.ts';
import { findSupport, type OwnSupport } from './support-store.ts';

export interface ProposalRead extends ProposalInPlace {
  /** Published, or prepared and read by staff of the process. */
  readonly answer: ProposalAnswer | null;
  readonly answerVersions: readonly AnswerVersion[];
  readonly versions: readonly ProposalVersion[];
  readonly files: readonly ProposalFile[];
  /** The reader's own support. */
  readonly ownSupport: OwnSupport | null;
  readonly may: {
    readonly support: boolean;
    readonly edit: boolean;
    readonly withdraw: boolean;
    readonly answer: boolean;
    readonly report: boolean;
  };
}

/** A proposal with all that is public of it, and what the reader may do. */
export async function readProposal(
  ctx: Ctx,
  address: ProposalAddress,
): Promise<Result<ProposalRead, 'proposal-not-found'>> {
  const place = await atAddress(ctx, address);
  if ('code' in place) return place;
  const { process, step, rules, proposal } = place;
  const { actor } = ctx;
  const now = ctx.clock.now();
  const answering = mayAnswer(actor, process.id);
  const [answers, versions, files, ownSupport] = await Promise.all([
    isAnswered(proposal.standing) || answering
      ? findAnswers(ctx, [proposal.id])
      : new Map<ProposalId, ProposalAnswer>(),
    proposal.editedAt ? listVersions(ctx, proposal.id) : [],
    listFiles(ctx, proposal.id),
    actor.kind === 'person' ? findSupport(ctx, proposal.id, actor.personId) : undefined,
  ]);
  const answer = answers.get(proposal.id) ?? null;
  return ok({
    ...place,
    answer,
    answerVersions: answer?.correctedAt ? await listAnswerVersions(ctx, proposal.id) : [],
    versions,
    files,
    ownSupport: ownSupport ?? null,
    may: {
      support:
        maySupport(actor, process, step, rules, now) &&
        !isTakenOut(proposal.standing) &&
        proposal.standing !== 'rejected',
      edit: mayEdit(actor, proposal, rules, now),
      withdraw: mayWithdraw(actor, proposal),
      answer: answering,
      report: mayReport(actor, proposal),
    },
  });
}
