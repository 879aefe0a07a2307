import type { Generated } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { DistrictId, Id, PersonId, ProcessId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';

export type TicketId = Id<'sign-in-ticket'>;

export type IdentityTables = {
  people: {
    id: PersonId;
    display_name: string;
    email_sealed: Buffer | null;
    email_lookup: string | null;
    organisation_name: string | null;
    language: Language;
    district_id: DistrictId | null;
    terms_version: string | null;
    created_at: Date;
    last_seen_on: Date | null;
    imported_from: string | null;
    /** She erased her account: a nameless author. */
    erased_at: Date | null;
  };
  role_grants: {
    id: string;
    person_id: PersonId;
    role: Role;
    process_id: ProcessId | null;
    granted_by: PersonId | null;
    granted_at: Date;
  };
  sessions: {
    id: SessionId;
    token_hash: Buffer;
    person_id: PersonId;
    device: string;
    created_at: Date;
    seen_at: Date;
    expires_at: Date;
  };
  sign_in_tickets: {
    id: TicketId;
    email_lookup: string;
    email_sealed: Buffer;
    code_hash: string;
    link_hash: string;
    language: Language;
    next_path: string;
    wrong_tries: Generated<number>;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
};
