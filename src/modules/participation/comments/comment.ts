import type { CommentId, PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Refusal } from '#kernel/result.ts';
import type { SightReason } from './sight.ts';

/** 1 for, 0 neither, -1 against. */
export type Alignment = 1 | 0 | -1;

/** `withdrawn`: by its author; `held`, `hidden`: by moderation (see sight.ts). Its replies stay readable. */
export type CommentState = 'shown' | 'withdrawn' | 'held' | 'hidden';

/** As they stand in addresses and forms. */
export const SIDES = ['for', 'against', 'neutral'] as const;
export type Side = (typeof SIDES)[number];

const ALIGNMENTS = { for: 1, against: -1, neutral: 0 } as const satisfies Record<Side, Alignment>;

export function alignmentOf(side: Side): Alignment {
  return ALIGNMENTS[side];
}

export function sideOf(alignment: Alignment): Side {
  return alignment === 1 ? 'for' : alignment === -1 ? 'against' : 'neutral';
}

/** Characters, where the subject does not say otherwise. */
export const MAX_LENGTH = 1000;
/** A new reply stands at most so deep; imported threads may go deeper. */
export const DEEPEST_REPLY = 3;
export const EDIT_MINUTES = 15;

/** What can be argued about. The module that owns it says what it is; comments know nothing else of it. */
export interface CommentSubject {
  /** `proposal` */
  readonly kind: string;
  readonly id: string;
  readonly processId: ProcessId;
  readonly title: string;
  /** Of the title. */
  readonly language?: Language;
  /** Path of the page that shows the discussion. */
  readonly url: string;
  /** May one comment and vote now? Reading is always open to whoever is given the subject. */
  readonly open: boolean;
  /** Why not, where it is not open. */
  readonly refusal?: Refusal;
  /** May verified residents take part without an account? */
  readonly guests?: boolean;
  /** Do its comments stand for and against? Otherwise all are neutral. */
  readonly alignment: boolean;
  readonly maxLength?: number;
}

export interface Comment {
  readonly id: CommentId;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly processId: ProcessId;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  /** 0 for one that opens a thread. */
  readonly depth: number;
  readonly authorId: PersonId | null;
  /** null for a reply. */
  readonly alignment: Alignment | null;
  readonly language: Language;
  readonly body: string;
  readonly state: CommentState;
  /** Why it is held or hidden. */
  readonly because: readonly SightReason[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly tally: CommentTally;
}

export interface CommentTally {
  /** So many find it useful, or not; the opening balance of an import included. */
  readonly up: number;
  readonly down: number;
  /** Shown replies at every level; 0 for a reply. */
  readonly replies: number;
  /** Its place in its column: docs/algorithms/useful-comments.md */
  readonly score: number;
}

export interface CommentCounts {
  readonly inFavour: number;
  readonly neutral: number;
  readonly against: number;
  /** Replies included. */
  readonly total: number;
}

export const NO_COMMENTS: CommentCounts = { inFavour: 0, neutral: 0, against: 0, total: 0 };

export function countOf(counts: CommentCounts, side: Side): number {
  return side === 'for' ? counts.inFavour : side === 'against' ? counts.against : counts.neutral;
}

export function editableUntil(comment: Pick<Comment, 'createdAt'>): Date {
  return new Date(comment.createdAt.getTime() + EDIT_MINUTES * 60_000);
}
