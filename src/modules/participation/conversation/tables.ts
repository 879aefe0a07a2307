import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { DrawnMap, PeopleOnMap } from './drawn-map.ts';
import type { FlagReason, Origin, StatementId, StatementState, VoteValue } from './statement.ts';

export type ConversationTables = {
  statements: {
    id: StatementId;
    step_id: StepId;
    process_id: ProcessId;
    number: number;
    language: Language;
    body: string;
    origin: Origin;
    author_id: PersonId | null;
    proposal_id: ProposalId | null;
    state: StatementState;
    out_reason: string | null;
    because: Generated<readonly SightReason[]>;
    created_at: Date;
    decided_at: Date | null;
    form_id: string | null;
    external_id: string | null;
    search: string | null;
  };
  conversation_participants: {
    step_id: StepId;
    number: number;
    person_id: PersonId | null;
    district_id: DistrictId | null;
    joined_at: Date;
    external_id: string | null;
  };
  conversation_numbers: { step_id: StepId; participants: Generated<number>; statements: Generated<number> };
  conversation_votes: {
    step_id: StepId;
    participant: number;
    statement: number;
    person_id: PersonId | null;
    value: VoteValue;
    important: boolean;
    at: Date;
  };
  statement_flags: {
    statement_id: StatementId;
    person_id: PersonId;
    reason: FlagReason;
    at: Date;
    settled_at: Generated<Date | null>;
  };
  conversation_maps: {
    step_id: StepId;
    version: number;
    drawn_at: Date;
    answered_at: Date | null;
    votes: number;
    participants: number;
    result: JSONColumnType<DrawnMap, string, string>;
    people: JSONColumnType<PeopleOnMap, string, string>;
  };
};
