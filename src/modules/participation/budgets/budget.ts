import type { DistrictId, Id, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';

export type ProjectId = Id<'budget-project'>;

/** Money for the whole city, or for one district. */
export interface Pot {
  readonly pot: number;
  /** null: the whole city. */
  readonly districtId: DistrictId | null;
  readonly total: Cents;
}

export const FEASIBILITIES = ['undecided', 'feasible', 'unfeasible'] as const;
export type Feasibility = (typeof FEASIBILITIES)[number];

/** Something that can be built with the money of one pot. On the ballot once it is feasible and has a price. */
export interface Project {
  readonly id: ProjectId;
  readonly stepId: StepId;
  readonly processId: ProcessId;
  /** From 1 in its step: its address. */
  readonly number: number;
  /** Its name on ballots, in `.pb` files and in `ateneu tally`. */
  readonly code: string;
  readonly pot: number;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly cost: Cents | null;
  readonly feasibility: Feasibility;
  readonly feasibilityReason: string;
  readonly proposalId: ProposalId | null;
  readonly statementId: Id<'statement'> | null;
  /** Per cent, once it is funded. */
  readonly progress: number;
  readonly spent: Cents;
}

/** What one voter puts on a ballot: project numbers, and for points how many beside each. Rankings are best first. */
export interface Choice {
  readonly projects: readonly number[];
  readonly points: readonly number[];
}

export type Channel = 'online' | 'assisted' | 'paper' | 'imported';

/** A ballot that was cast, as its voter sees it. */
export interface OwnBallot {
  readonly number: number;
  readonly castAt: Date;
  readonly changedAt: Date | null;
  readonly receipt: string;
  readonly choice: Choice;
  readonly districtPot: number | null;
}

export interface Voter {
  readonly personId: PersonId | null;
  readonly channel: Channel;
  readonly districtId: DistrictId | null;
}

export interface BudgetAddress {
  readonly process: string;
  /** Left out: the step that is open, else the last begun. */
  readonly step?: string | undefined;
}
