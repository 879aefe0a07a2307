import type { PersonId, ProcessId, SessionId } from './ids.ts';

/**
 * `facilitator` holds for one process; the others for the whole city. Every signed-in person is a resident. An
 * `assistant` (a librarian) verifies residents at a desk and acts for those who have no e-mail, beside them.
 */
export const ROLES = ['facilitator', 'moderator', 'officer', 'assistant', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleGrant {
  readonly role: Role;
  /** null: the whole city. */
  readonly processId: ProcessId | null;
}

/** Who acts. `system` is a job, an import or the command line: it has no session and is named in the log. */
export type Actor = { readonly kind: 'visitor' } | PersonActor | { readonly kind: 'system'; readonly name: string };

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly displayName: string;
  readonly roles: readonly RoleGrant[];
  /** The processes whose members she is: she reads the private ones, and takes part in those that are not for everybody. */
  readonly memberOf?: readonly ProcessId[];
  /** She acts for a time only, without an account of her own. */
  readonly limited?: LimitedPresence;
  /** Roles that hold only once she has used a passkey or a second factor in this session; `roles` is empty meanwhile. */
  readonly heldBack?: readonly RoleGrant[];
  /** The version of the terms she accepted last; null: none. Left out where nobody looked it up. */
  readonly acceptedTerms?: string | null;
}

/** `guest`: verified, without an account. `assisted`: a member of staff acts for her, beside her. */
export type LimitedPresence =
  | { readonly kind: 'guest'; readonly until: Date }
  | { readonly kind: 'assisted'; readonly by: PersonId; readonly assistanceId: string; readonly until: Date };

export function hasRole(actor: Actor, role: Role, processId?: ProcessId): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  return actor.roles.some(
    (grant) => grant.role === role && (grant.processId === null || grant.processId === processId),
  );
}

/** Whether she was chosen for a process that is not for everybody. Being a member is no role: it opens no desk. */
export function isMember(actor: Pick<PersonActor, 'memberOf'>, processId: ProcessId): boolean {
  return actor.memberOf?.includes(processId) ?? false;
}

/** Staff: anyone with a role anywhere. The desk opens to them; each page asks again. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.roles.length > 0);
}

export function isAdministrator(actor: Actor): boolean {
  return hasRole(actor, 'administrator');
}
