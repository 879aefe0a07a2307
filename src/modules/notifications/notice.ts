import type { CommentId, Id, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { NewsId } from '#modules/news/index.ts';
import type { ProjectId } from '#modules/projects/index.ts';

export type NoticeEventId = Id<'notice-event'>;

/**
 * What one can follow. `topic`: a category of a process. `city`: new processes, whatever they are about. `news`: the
 * city's own news.
 */
export const THING_KINDS = [
  'process',
  'proposal',
  'person',
  'district',
  'neighbourhood',
  'topic',
  'project',
  'city',
  'news',
] as const;
export type ThingKind = (typeof THING_KINDS)[number];

export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
}

/** The city has no id of its own. */
export const THE_CITY: Thing = { kind: 'city', id: '00000000-0000-0000-0000-000000000000' };

export const THE_NEWS: Thing = { kind: 'news', id: '00000000-0000-0000-0000-000000000001' };

/** What happened, as notices tell it. */
export const NEWS_TYPES = [
  'proposal-answered',
  'threshold-reached',
  'proposal-published',
  'comment-added',
  'process-published',
  'step-opened',
  'step-closed',
  'proposal-taken-over',
  'statement-decided',
  'proposal-budgeted',
  'budget-counted',
  'commitment-updated',
  'news-published',
  'correction-answered',
  'document-disputed',
  'dispute-decided',
  'project-published',
  'project-moved',
  'milestone-reached',
] as const;
export type NewsType = (typeof NEWS_TYPES)[number];

/** What one chooses about: each has its own frequency. */
export const NOTICE_KINDS = [
  'answers',
  'yours',
  'comments',
  'proposals',
  'steps',
  'budgets',
  'projects',
  'news',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const KIND_OF: Readonly<Record<NewsType, NoticeKind>> = {
  'proposal-answered': 'answers',
  'threshold-reached': 'answers',
  'proposal-published': 'proposals',
  'comment-added': 'comments',
  'process-published': 'steps',
  'step-opened': 'steps',
  'step-closed': 'steps',
  'proposal-taken-over': 'yours',
  'statement-decided': 'yours',
  'proposal-budgeted': 'budgets',
  'budget-counted': 'budgets',
  'commitment-updated': 'budgets',
  'news-published': 'news',
  'correction-answered': 'yours',
  'document-disputed': 'yours',
  'dispute-decided': 'yours',
  'project-published': 'projects',
  'project-moved': 'projects',
  'milestone-reached': 'projects',
};

/** How often she is written to; on the page every notice stands at once. */
export const FREQUENCIES = ['at-once', 'daily', 'weekly', 'never'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const USUAL_FREQUENCY: Frequency = 'daily';

/** followed: she follows it · yours: she wrote it · replied: it answers what she wrote. */
export type Because = 'followed' | 'yours' | 'replied';

/** A piece of news, before anybody is told. */
export interface News {
  /** The same key is told once, ever. */
  readonly key: string;
  readonly type: NewsType;
  readonly about: NewsSubject;
  /** A state or reason; of a milestone its id. */
  readonly detail?: string | null;
  /** Who did it: she is not told. */
  readonly by: PersonId | null;
  /** Minutes in which it may still be taken back: letters wait. */
  readonly undoMinutes?: number;
  /** Their followers are told. */
  readonly audience: readonly Thing[];
  /** Told whether or not they follow anything; the first reason counts. */
  readonly told?: readonly { readonly personId: PersonId | null; readonly because: Because }[];
}

export interface NewsSubject {
  readonly processId?: ProcessId | null;
  readonly stepId?: StepId | null;
  readonly proposalId?: ProposalId | null;
  readonly commentId?: CommentId | null;
  readonly newsId?: NewsId | null;
  readonly projectId?: ProjectId | null;
}

/** A piece of news as one person is told of it. */
export interface Notice {
  readonly eventId: NoticeEventId;
  readonly type: NewsType;
  readonly about: Required<NewsSubject>;
  readonly detail: string | null;
  readonly because: Because;
  readonly at: Date;
  readonly readAt: Date | null;
}
