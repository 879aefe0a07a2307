import type { Id, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';

export type StatementId = Id<'statement'>;

/** One sentence that people agree or disagree with. Who wrote it is not shown to anybody but herself. */
export interface Statement {
  readonly id: StatementId;
  readonly stepId: StepId;
  readonly processId: ProcessId;
  /** From 1 within its step; its name on the map, in exports and in `ateneu map`. */
  readonly number: number;
  readonly language: Language;
  readonly body: string;
  readonly origin: Origin;
  readonly authorId: PersonId | null;
  readonly proposalId: ProposalId | null;
  readonly state: StatementState;
  /** Why a moderator took it out, in words its author reads. */
  readonly outReason: string | null;
  /** Why it waits or is out, in the reasons of moderation. */
  readonly because: readonly SightReason[];
  readonly createdAt: Date;
}

export const ORIGINS = ['city', 'resident', 'proposal', 'imported'] as const;
export type Origin = (typeof ORIGINS)[number];

/** `held`: waits for a moderator. `out`: taken out, with its reason. */
export type StatementState = 'held' | 'shown' | 'out';

/** 1 agree, 0 pass, -1 disagree: the sign of Pol.is' exports. */
export type VoteValue = -1 | 0 | 1;

export const FLAG_REASONS = ['insult', 'personal-data', 'off-topic', 'two-in-one', 'spam'] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** Where a conversation is: a process and one of its steps, by their addresses. */
export interface ConversationAddress {
  readonly process: string;
  /** Left out: the step that is open, else the last begun. */
  readonly step?: string | undefined;
}
