import type { Language } from '#kernel/language.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Translate } from '#kernel/reader.ts';
import type { NewsItem } from '#modules/news/index.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Proposal } from '#modules/participation/proposals/index.ts';
import type { Notice } from './notice.ts';
import type { Subjects } from './subjects.ts';

/** A notice in words, and where to read on. */
export interface NoticeLine {
  readonly words: string;
  /** Local path. */
  readonly url: string;
  /** What it belongs to; null: the city. */
  readonly process: ProcessWithSteps | null;
}

export interface LineWriter {
  readonly t: Translate;
  readonly language: Language;
}

/** What one notice speaks of, as it is now. */
interface Spoken {
  readonly process: ProcessWithSteps | undefined;
  readonly proposal: Proposal | undefined;
  readonly news: NewsItem | undefined;
}

// words: notifications.news.* proposals.verdict.*
/** Null: what it speaks of is no more, or no longer for everybody; then nothing is said. */
export function lineOfNotice({ t, language }: LineWriter, notice: Notice, subjects: Subjects): NoticeLine | null {
  const { about, type } = notice;
  if (type === 'correction-answered') {
    const words = t('notifications.news.correction-answered', {
      corrected: notice.detail === 'corrected' ? 'yes' : 'no',
    });
    return { words, url: '/your-data#correct', process: null };
  }
  const spoken: Spoken = {
    process: about.processId ? subjects.processes.get(about.processId) : undefined,
    proposal: about.proposalId ? subjects.proposals.get(about.proposalId) : undefined,
    news: about.newsId ? subjects.news.get(about.newsId) : undefined,
  };
  if (!isThere(notice, spoken)) return null;
  const { process, proposal, news } = spoken;
  const step = process?.steps.find(({ id }) => id === about.stepId);
  const words = t(`notifications.news.${type}`, {
    because: notice.because,
    title: news ? textIn(news.title, language) : (proposal?.title ?? ''),
    process: process ? textIn(process.title, language) : '',
    step: step ? textIn(step.title, language) : '',
    verdict: proposal?.standing ?? '',
    correction: notice.detail === 'correction' ? 'yes' : 'no',
    out: notice.detail === null ? 'no' : 'yes',
    reason: notice.detail ?? '',
  });
  return { words, url: news ? `/news/${news.slug}` : addressOf(notice, spoken), process: process ?? null };
}

/** Of all it speaks of nothing is missing, hidden or taken back. */
function isThere({ about, type }: Notice, { process, proposal, news }: Spoken): boolean {
  if (about.newsId && !news) return false;
  // Only the city's own news belongs to no process.
  if (!process && (about.processId || !news)) return false;
  if (about.proposalId && !proposal) return false;
  if (type === 'proposal-answered') return isAnswered(proposal);
  if (type !== 'step-opened' && type !== 'step-closed') return true;
  return process?.steps.some(({ id }) => id === about.stepId) ?? false;
}

function isAnswered(proposal: Proposal | undefined): boolean {
  return proposal?.standing === 'accepted' || proposal?.standing === 'partly' || proposal?.standing === 'rejected';
}

function addressOf({ type, about }: Notice, { process, proposal }: Spoken): string {
  const here = `/processes/${process?.slug}`;
  if (about.commentId) return `/comments/${about.commentId}`;
  if (type === 'statement-decided') {
    const step = process?.steps.find(({ id }) => id === about.stepId);
    return step ? `${here}/conversation/${step.slug}/mine` : here;
  }
  return proposal ? `${here}/proposals/${proposal.number}` : here;
}
