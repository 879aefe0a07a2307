import type { Generated } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { DistrictId, Id, PersonId, ProcessId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';

export type TicketId = Id<'sign-in-ticket'>;
export type PasskeyId = Id<'passkey'>;

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
  process_members: {
    process_id: ProcessId;
    person_id: PersonId;
    added_by: PersonId | null;
    added_at: Date;
  };
  process_invitations: {
    id: string;
    process_id: ProcessId;
    email_lookup: string;
    email_sealed: Buffer;
    invited_by: PersonId | null;
    invited_at: Date;
  };
  sessions: {
    id: SessionId;
    token_hash: Buffer;
    person_id: PersonId;
    device: string;
    created_at: Date;
    seen_at: Date;
    expires_at: Date;
    /** A passkey or second factor was used in it. */
    proven_at: Date | null;
  };
  passkeys: {
    id: PasskeyId;
    person_id: PersonId;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    backed_up: boolean;
    name: string;
    created_at: Date;
    used_at: Date | null;
  };
  one_time_codes: {
    person_id: PersonId;
    secret_sealed: Buffer;
    last_step: Generated<number>;
    created_at: Date;
    confirmed_at: Date | null;
  };
  recovery_codes: {
    id: string;
    person_id: PersonId;
    code_hash: string;
    created_at: Date;
    used_at: Date | null;
  };
  passkey_challenges: {
    id: string;
    challenge: string;
    /** null: asked of whoever has a passkey. */
    person_id: PersonId | null;
    created_at: Date;
  };
  provider_identities: {
    id: string;
    person_id: PersonId;
    issuer: string;
    subject_lookup: string;
    linked_at: Date;
    used_at: Date;
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
    /** It confirms a new address of this account, and signs nobody in. */
    for_person_id: PersonId | null;
  };
};
