import type { CommentId, Id, PersonId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { HidingReason, HoldReason, Sight, SightReason } from '#modules/participation/comments/index.ts';
import type { StatementId } from '#modules/participation/conversation/index.ts';

export type CaseId = Id<'moderation-case'>;
export type HidingId = Id<'moderation-hiding'>;
export type BatchId = Id<'moderation-batch'>;

/** What can be held, reported and hidden. */
export const THING_KINDS = ['proposal', 'comment', 'statement'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

export interface ThingRef {
  readonly kind: ThingKind;
  readonly id: ProposalId | CommentId | StatementId;
}

/** Something residents wrote, as moderation reads it. */
export interface Thing extends ThingRef {
  readonly processId: ProcessId;
  readonly authorId: PersonId | null;
  readonly language: Language;
  /** Of a proposal; a comment has none. */
  readonly title: string | null;
  readonly text: string;
  /** Where it is read. */
  readonly url: string;
  readonly writtenAt: Date;
  readonly sight: Sight;
}

/** hold: a post waits before others read it · report: residents say something is wrong · appeal: its author objects. */
export const CASE_KINDS = ['hold', 'report', 'appeal'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export type Outcome = 'released' | 'hidden' | 'kept' | 'restored' | 'upheld' | 'gone';

export interface ModerationCase {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly subject: ThingRef;
  readonly processId: ProcessId;
  readonly authorId: PersonId | null;
  readonly reasons: readonly SightReason[];
  readonly hidingId: HidingId | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly decidedBy: PersonId | null;
}

/** The numbers behind the reasons of a hold; each only where it counted. */
export interface HoldFacts {
  /** Whole days since the account was opened. */
  readonly days?: number;
  readonly links?: number;
  /** Posts in the last hour, this one included. */
  readonly posts?: number;
  /** Near-identical posts before: of the same account, and of how many others. */
  readonly own?: number;
  readonly accounts?: number;
}

export interface Hiding {
  readonly id: HidingId;
  readonly subject: ThingRef;
  readonly processId: ProcessId;
  readonly authorId: PersonId | null;
  readonly reason: HidingReason;
  /** To its author. */
  readonly words: string;
  readonly hiddenAt: Date;
  readonly hiddenBy: PersonId | null;
  readonly liftedAt: Date | null;
  readonly liftedWhy: 'appeal' | 'undone' | null;
}

/** approve: a held post is released, a report comes to nothing. */
export const ACTS = ['approve', 'hide'] as const;
export type Act = (typeof ACTS)[number];

/** What was done with one thing, and how it stood before. */
export interface DoneItem {
  readonly subject: ThingRef;
  readonly cases: readonly CaseId[];
  readonly hiding: HidingId | null;
  /** null: its sight was not changed. */
  readonly before: Sight | null;
}

export interface Batch {
  readonly id: BatchId;
  readonly act: Act;
  readonly doneAt: Date;
  readonly items: readonly DoneItem[];
}

/** For so long a decision can be taken back; its letter leaves afterwards. */
export const UNDO_MINUTES = 10;
/** A case should be decided within so many days. */
export const DAYS_TO_DECIDE = 2;
export const LONGEST_WORDS = 2000;
export const SHORTEST_APPEAL = 10;

export const HOLD_MODES = ['off', 'first', 'all'] as const;

/** What is held before others read it. */
export interface HoldSettings {
  /** first: until an account has one post that others can read; all: everything. */
  readonly mode: (typeof HOLD_MODES)[number];
  /** Links of accounts younger than so many days; 0: never. */
  readonly linkDays: number;
  /** Texts that were posted before, by the same account or by several others. */
  readonly alike: boolean;
  /** More posts than this in an hour; 0: no limit. */
  readonly hourly: number;
}

/** Until the city says otherwise: the first post of an account is read by somebody before everybody reads it. */
export const USUAL_SETTINGS: HoldSettings = { mode: 'first', linkDays: 7, alike: true, hourly: 15 };
export const NOTHING_HELD: HoldSettings = { mode: 'off', linkDays: 0, alike: false, hourly: 0 };

export type { HidingReason, HoldReason };
