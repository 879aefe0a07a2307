import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Translate } from '#kernel/reader.ts';
import type { NewsItem } from '#modules/news/index.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Proposal } from '#modules/participation/proposals/index.ts';
import type { Notice } from './notice.ts';
import type { ProjectTold, Subjects } from './subjects.ts';

/** A notice in words, and where to read on. */
export interface NoticeLine {
  readonly words: string;
  /** Local path. */
  readonly url: string;
  /** The process or project it belongs to: lines of one stand together. null: the city. */
  readonly of: LocalizedText | null;
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

// words: notifications.news.* proposals.verdict.* projects.state.*
/** Null: what it speaks of is no more, or no longer for everybody; then nothing is said. */
export function lineOfNotice(writer: LineWriter, notice: Notice, subjects: Subjects): NoticeLine | null {
  const { about, type } = notice;
  const { t, language } = writer;
  if (about.projectId) return lineOfProject(writer, notice, subjects.projects.get(about.projectId));
  if (type === 'correction-answered') {
    const words = t('notifications.news.correction-answered', {
      corrected: notice.detail === 'corrected' ? 'yes' : 'no',
    });
    return { words, url: '/your-data#correct', of: null };
  }
  if (type === 'document-disputed' || type === 'dispute-decided') {
    const words = t(`notifications.news.${type}`, { decision: notice.detail ?? '' });
    return { words, url: '/verify', of: null };
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
  return { words, url: news ? `/news/${news.slug}` : addressOf(notice, spoken), of: process?.title ?? null };
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

function lineOfProject(
  { t, language }: LineWriter,
  notice: Notice,
  project: ProjectTold | undefined,
): NoticeLine | null {
  if (!project) return null;
  const milestone = project.milestones.find(({ id }) => id === notice.detail);
  if (notice.type === 'milestone-reached' && !milestone?.reached) return null;
  const words = t(`notifications.news.${notice.type}`, {
    title: textIn(project.title, language),
    state: notice.type === 'project-moved' ? t(`projects.state.${notice.detail}`) : '',
    milestone: milestone ? textIn(milestone.title, language) : '',
  });
  return { words, url: `/projects/${project.slug}`, of: project.title };
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
