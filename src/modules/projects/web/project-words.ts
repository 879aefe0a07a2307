import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { StatusKind } from '#ui/index.ts';
import type { Project, ProjectState } from '../project.ts';

/** The shape beside the word. */
export const STATUS_OF: Readonly<Record<ProjectState, StatusKind>> = {
  idea: 'wait',
  planned: 'wait',
  building: 'open',
  open: 'open',
  finished: 'done',
};

/** A day as the calendar has it: noon is the same day in every zone of a city. */
export function dayOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** "From 1 March 2026 to 30 June 2027"; undefined where no day is known. */
export function datesOf(r: Reader, { startsOn, endsOn }: Pick<Project, 'startsOn' | 'endsOn'>): string | undefined {
  if (startsOn && endsOn) return r.dateRange(dayOf(startsOn), dayOf(endsOn));
  if (startsOn) return r.t('projects.from', { date: r.date(dayOf(startsOn)) });
  return endsOn ? r.t('projects.until', { date: r.date(dayOf(endsOn)) }) : undefined;
}

/** Words with their language only where it is not the reader's. */
export function inTongue(r: Reader, text: LocalizedText): { readonly text: string; readonly lang: string | undefined } {
  const { text: words, language } = r.textWithLanguage(text);
  return { text: words, lang: r.foreign(language) };
}
