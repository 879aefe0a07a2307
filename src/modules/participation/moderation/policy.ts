import { type Actor, hasRole, isAdministrator } from '#kernel/actor.ts';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Hiding, ModerationCase, Thing } from './moderation.ts';

/** Whoever moderates something: the desk's place opens to her. */
export function moderatesSomething(actor: Actor): boolean {
  if (isAdministrator(actor)) return true;
  return actor.kind === 'person' && actor.roles.some(({ role }) => role === 'moderator');
}

export function mayModerate(actor: Actor, processId: ProcessId): boolean {
  return hasRole(actor, 'moderator', processId) || isAdministrator(actor);
}

/** The processes she moderates; null: all of them. */
export function moderatedProcesses(actor: Actor): readonly ProcessId[] | null {
  if (hasRole(actor, 'moderator') || isAdministrator(actor)) return null;
  if (actor.kind !== 'person') return [];
  return actor.roles.flatMap(({ role, processId }) => (role === 'moderator' && processId ? [processId] : []));
}

/** Nobody judges what she wrote herself. */
export function mayDecide(actor: Actor, one: Pick<ModerationCase, 'processId' | 'authorId' | 'kind'>): boolean {
  return one.kind !== 'appeal' && mayModerate(actor, one.processId) && !wrote(actor, one.authorId);
}

/**
 * An appeal is decided by another moderator than the one who hid; where there is no other, by an administrator.
 * @param moderators of that process
 */
export function mayDecideAppeal(actor: Actor, hiding: Hiding, moderators: readonly PersonId[]): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person' || wrote(actor, hiding.authorId) || actor.personId === hiding.hiddenBy) return false;
  if (hasRole(actor, 'moderator', hiding.processId)) return true;
  const others = moderators.filter((id) => id !== hiding.hiddenBy && id !== hiding.authorId);
  return others.length === 0 && isAdministrator(actor);
}

/** Anyone signed in, what others wrote and everybody reads. */
export function mayReport(actor: Actor, thing: Pick<Thing, 'authorId' | 'sight'>): boolean {
  return actor.kind === 'person' && thing.sight.state === 'shown' && !wrote(actor, thing.authorId);
}

/** What is held in the city is decided by administrators; in one process also by whoever moderates it. */
export function mayChangeSettings(actor: Actor, processId: ProcessId | null): boolean {
  return isAdministrator(actor) || (processId !== null && hasRole(actor, 'moderator', processId));
}

export function wrote(actor: Actor, authorId: PersonId | null): boolean {
  return actor.kind === 'person' && actor.personId === authorId;
}
