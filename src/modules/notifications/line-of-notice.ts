import type { Language } from '#kernel/language.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Translate } from '#kernel/reader.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Proposal } from '#modules/participation/proposals/index.ts';
import type { Notice } from './notice.ts';
import type { Subjects } from './subjects.ts';

/** A notice in words, and where to read on. */
export interface NoticeLine {
  readonly words: string;
  /** Local path. */
  readonly url: string;
  readonly process: ProcessWithSteps;
}

export interface LineWriter {
  readonly t: Translate;
  readonly language: Language;
}

// words: notifications.news.* proposals.verdict.*
/** Null: what it speaks of is no more, or no longer for everybody; then nothing is said. */
export function lineOfNotice({ t, language }: LineWriter, notice: Notice, subjects: Subjects): NoticeLine | null {
  const { about, type } = notice;
  const process = about.processId ? subjects.processes.get(about.processId) : undefined;
  const proposal = about.proposalId ? subjects.proposals.get(about.proposalId) : undefined;
  const step = process?.steps.find(({ id }) => id === about.stepId);
  if (!process || (about.proposalId && !proposal)) return null;
  if (type === 'proposal-answered' && !isAnswered(proposal)) return null;
  if ((type === 'step-opened' || type === 'step-closed') && !step) return null;
  const words = t(`notifications.news.${type}`, {
    because: notice.because,
    title: proposal?.title ?? '',
    process: textIn(process.title, language),
    step: step ? textIn(step.title, language) : '',
    verdict: proposal?.standing ?? '',
    correction: notice.detail === 'correction' ? 'yes' : 'no',
    out: notice.detail === null ? 'no' : 'yes',
    reason: notice.detail ?? '',
  });
  return { words, url: addressOf(notice, process, proposal), process };
}

function isAnswered(proposal: Proposal | undefined): boolean {
  return proposal?.standing === 'accepted' || proposal?.standing === 'partly' || proposal?.standing === 'rejected';
}

function addressOf({ type, about }: Notice, process: ProcessWithSteps, proposal: Proposal | undefined): string {
  const here = `/processes/${process.slug}`;
  if (about.commentId) return `/comments/${about.commentId}`;
  if (type === 'statement-decided') {
    const step = process.steps.find(({ id }) => id === about.stepId);
    return step ? `${here}/conversation/${step.slug}/mine` : here;
  }
  return proposal ? `${here}/proposals/${proposal.number}` : here;
}
