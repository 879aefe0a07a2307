import { type Actor, hasRole } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { PayloadOf, RecordKind } from './record-kinds.ts';

export type ActingRole = PayloadOf<RecordKind>['role'];

/** An entry may claim only an office that the actor holds. Jobs and imports act for whoever decided them. */
export function mayActAs(actor: Actor, role: ActingRole, processId: ProcessId | null): boolean {
  if (actor.kind === 'system') return true;
  if (role === 'system') return false;
  if (role === 'resident') return actor.kind === 'person';
  return hasRole(actor, role, processId ?? undefined);
}
