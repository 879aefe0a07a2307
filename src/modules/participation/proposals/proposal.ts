import type { DistrictId, FileId, NeighbourhoodId, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';

/** Who it comes from. Only residents and organisations write here; the others are brought in by staff or an import. */
export const ORIGINS = ['resident', 'organisation', 'meeting', 'city'] as const;
export type Origin = (typeof ORIGINS)[number];

/**
 * Where a proposal stands. `open`: it gathers supports. `waiting`: it reached the threshold and the city owes an answer.
 * `held`: until a moderator releases it; `hidden`: by a moderator; both for its author and moderators only. A step that
 * closes moves nothing in the database: see shownStanding.
 */
export const STANDINGS = [
  'draft',
  'open',
  'waiting',
  'accepted',
  'partly',
  'rejected',
  'withdrawn',
  'held',
  'hidden',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const WITHDRAWAL_REASONS = ['duplicated', 'started', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** What a person writes. */
export interface ProposalText {
  readonly language: Language;
  readonly title: string;
  /** Plain text; paragraphs are parted by an empty line. */
  readonly body: string;
  readonly districtId: DistrictId | null;
  /** One of that district's; null: the whole district, or the whole city. */
  readonly neighbourhoodId: NeighbourhoodId | null;
  readonly categoryId: CategoryId | null;
  /** On whose behalf, where it is an organisation's. */
  readonly organisationName: string | null;
}

export interface Proposal extends ProposalText {
  readonly id: ProposalId;
  readonly processId: ProcessId;
  readonly stepId: StepId;
  /** Its address in the process; null while it is a draft. */
  readonly number: number | null;
  readonly origin: Origin;
  /** null: it came from a meeting or the city, or its author erased her account. */
  readonly authorId: PersonId | null;
  readonly standing: Standing;
  /** Why it is held or hidden. */
  readonly because: readonly SightReason[];
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  readonly withdrawal: Withdrawal | null;
  readonly tally: Tally;
}

export interface Withdrawal {
  readonly at: Date;
  readonly reason: WithdrawalReason;
  readonly note: string | null;
}

export interface Tally {
  /** All that count, the opening balance of an import included. */
  readonly supports: number;
  readonly comments: number;
  readonly thresholdReachedAt: Date | null;
}

/** A text the proposal had before. */
export interface ProposalVersion {
  /** 1 for the first. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly replacedAt: Date;
}

export interface ProposalFile {
  readonly fileId: FileId;
  /** The same picture for lists and pages. */
  readonly smallFileId: FileId | null;
  readonly kind: 'picture' | 'document';
  readonly name: string;
  readonly contentType: string;
  /** bytes */
  readonly size: number;
  /** pixels of the small picture */
  readonly width: number | null;
  readonly height: number | null;
}

/** `/processes/school-streets/proposals/17` */
export interface ProposalAddress {
  /** The process's slug. */
  readonly process: string;
  readonly number: number;
}

export function isAnswered(standing: Standing): boolean {
  return standing === 'accepted' || standing === 'partly' || standing === 'rejected';
}

/** By its author or by moderation: nobody acts on it. */
export function isTakenOut(standing: Standing): boolean {
  return standing === 'withdrawn' || isOutOfSight(standing);
}

/** Only its author and moderators read it. */
export function isOutOfSight(standing: Standing): boolean {
  return standing === 'held' || standing === 'hidden';
}
