import { hasRole } from '#kernel/actor.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Process } from './process.ts';

/** In which office the actor acts, for the public record: the role and the department, never a person. */
export function officeOf(
  { actor }: Pick<Ctx, 'actor'>,
  process: Process,
): { role: 'facilitator' | 'administrator' | 'system'; office: LocalizedText | null } {
  const office = wordsOnly(process.department);
  if (actor.kind === 'system') return { role: 'system', office };
  return { role: hasRole(actor, 'facilitator', process.id) ? 'facilitator' : 'administrator', office };
}

/** Without the languages in which nothing is written: the record takes none that is empty. */
export function wordsOnly(text: LocalizedText): LocalizedText | null {
  const written = Object.entries(text).filter(([, words]) => words !== '');
  return written.length === 0 ? null : Object.fromEntries(written.map(([name, words]) => [name, words.slice(0, 500)]));
}
