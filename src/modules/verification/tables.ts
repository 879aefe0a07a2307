import type { Generated } from 'kysely';
import type { DistrictId, Id, PersonId, SessionId, StepId } from '#kernel/ids.ts';
import type { Channel } from './roll.ts';
import type { Level } from './taking-part.ts';

export type VoterId = Id<'voter'>;
export type Way = 'census' | 'letter' | 'desk' | 'paper';

export type VerificationTables = {
  voters: {
    id: VoterId;
    document_hash: string;
    person_id: PersonId | null;
    level: Level;
    age_from: number | null;
    district_id: DistrictId | null;
    way: Way;
    verified_at: Date;
    verified_by: PersonId | null;
    return_hash: string | null;
    guardian_at: Date | null;
    guardian_way: 'link' | 'desk' | null;
    lapsed_at: Date | null;
    left_at: Date | null;
  };
  participation_roll: {
    step_id: StepId;
    participant: string;
    person_id: PersonId | null;
    channel: Channel;
    joined_at: Date;
  };
  verification_settings: { only_row: Generated<boolean>; guardian_age: number; letter_days: number };
  census_people: {
    document_hash: string;
    birth_check: string;
    age_from: number;
    district_id: DistrictId | null;
    level: Level;
  };
  census_loads: {
    id: string;
    loaded_at: Date;
    loaded_by: PersonId | null;
    key_id: string;
    lines: number;
    added: number;
    changed: number;
    removed: number;
  };
  letter_batches: {
    id: string;
    made_at: Date;
    made_by: PersonId | null;
    letters: number;
    expires_at: Date;
    voided_at: Date | null;
  };
  letter_codes: {
    id: string;
    /** null: handed over at the end of an assistance. */
    batch_id: string | null;
    code_hash: string;
    document_hash: string;
    age_from: number | null;
    district_id: DistrictId | null;
    wrong_tries: Generated<number>;
    expires_at: Date;
    used_at: Date | null;
  };
  verification_conflicts: {
    id: string;
    voter_id: VoterId;
    claimant_id: PersonId;
    way: 'census' | 'letter';
    message: string;
    opened_at: Date;
    decision: 'kept' | 'moved' | null;
    reason: string | null;
    decided_at: Date | null;
    decided_by: PersonId | null;
  };
  guardian_requests: {
    id: string;
    person_id: PersonId;
    link_hash: string;
    asked_at: Date;
    expires_at: Date;
    answer: 'yes' | 'no' | 'withdrawn' | null;
    answered_at: Date | null;
  };
  guest_sessions: {
    id: SessionId;
    token_hash: Buffer;
    person_id: PersonId;
    created_at: Date;
    expires_at: Date;
  };
  assistances: {
    id: string;
    person_id: PersonId;
    staff_id: PersonId | null;
    session_id: SessionId;
    place: string;
    started_at: Date;
    ends_at: Date;
    ended_at: Date | null;
  };
  assisted_acts: { id: string; assistance_id: string; at: Date; act: string; path: string };
};
