import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, Id, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import type { Channel, Feasibility, ProjectId } from './budget.ts';
import type { CountedPot } from './counted-pot.ts';

export type BudgetTables = {
  budget_pots: { step_id: StepId; pot: number; district_id: DistrictId | null; total_cents: Cents };
  budget_projects: {
    id: ProjectId;
    step_id: StepId;
    process_id: ProcessId;
    number: number;
    code: string;
    pot: number;
    language: Language;
    title: string;
    body: string;
    cost_cents: Cents | null;
    feasibility: Feasibility;
    feasibility_reason: Generated<string>;
    proposal_id: ProposalId | null;
    statement_id: Id<'statement'> | null;
    progress: Generated<number>;
    spent_cents: Generated<Cents>;
    created_at: Date;
    updated_at: Date;
  };
  budget_voters: {
    step_id: StepId;
    number: number;
    person_id: PersonId | null;
    channel: Channel;
    district_id: DistrictId | null;
    external_id: string | null;
    cast_at: Date;
    changed_at: Date | null;
    receipt: string;
  };
  budget_ballots: {
    step_id: StepId;
    pot: number;
    voter: number;
    person_id: PersonId | null;
    projects: number[];
    points: number[];
  };
  budget_numbers: { step_id: StepId; projects: Generated<number>; voters: Generated<number> };
  budget_baskets: {
    step_id: StepId;
    person_id: PersonId;
    district_pot: number | null;
    projects: number[];
    points: number[];
    updated_at: Date;
  };
  budget_counts: {
    step_id: StepId;
    pot: number;
    counted_at: Date;
    ballots: number;
    data_hash: string;
    result: JSONColumnType<CountedPot, string, string>;
  };
  commitment_updates: {
    id: string;
    project_id: ProjectId;
    at: Date;
    language: Language;
    body: string;
    progress: number;
    spent_cents: Cents;
    written_by: PersonId | null;
  };
};
