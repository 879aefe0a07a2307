import type { Ctx } from '#platform/ctx.ts';
import type { ProjectState } from './project.ts';

/** Who signs on the public record: the office, no person. The demo and imports act as the system. */
export function byAdministrator({ actor }: Ctx): { role: 'administrator' | 'system'; office: null } {
  return { role: actor.kind === 'system' ? 'system' : 'administrator', office: null };
}

/** The record says `open` of who may take part: a kind of word is never given another meaning. */
export function stateOnRecord(state: ProjectState): Exclude<ProjectState, 'open'> | 'opened' {
  return state === 'open' ? 'opened' : state;
}
