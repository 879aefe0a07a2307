import { type Actor, isAdministrator } from '#kernel/actor.ts';
import type { Project } from './project.ts';

/** The city's flagships: its administrators. */
export function mayRunProjects(actor: Actor): boolean {
  return isAdministrator(actor);
}

/** A draft, and what was withdrawn, is the administrators'. */
export function mayReadProject(actor: Actor, { status }: Pick<Project, 'status'>): boolean {
  return status === 'published' || mayRunProjects(actor);
}
