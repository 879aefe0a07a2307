import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { ProcessWithSteps } from './process.ts';

/** What a process cannot be published without. */
export const NEEDED = [
  'title',
  'question',
  'summary',
  'who-may-take-part',
  'department',
  'facts',
  'steps',
  'ends-after-now',
] as const;
export type Needed = (typeof NEEDED)[number];

export interface ChecklistLine {
  readonly need: Needed;
  readonly done: boolean;
}

/** Every need, and whether it is met. Residents must know the question, who may answer, who decides and until when. */
export function publishChecklist(process: ProcessWithSteps, now: Date): ChecklistLine[] {
  const met: Readonly<Record<Needed, boolean>> = {
    title: isWritten(process.title),
    question: isWritten(process.question),
    summary: isWritten(process.summary),
    'who-may-take-part': isWritten(process.whoMayTakePart),
    department: isWritten(process.department),
    facts: process.facts.length > 0,
    steps: process.steps.length > 0,
    'ends-after-now': process.steps.some(({ closesAt }) => closesAt === null || closesAt > now),
  };
  return NEEDED.map((need) => ({ need, done: met[need] }));
}

export function missingNeeds(process: ProcessWithSteps, now: Date): Needed[] {
  return publishChecklist(process, now)
    .filter(({ done }) => !done)
    .map(({ need }) => need);
}

/** Languages of the city in which something that residents read is still missing. It is said, and does not hinder. */
export function untranslated(process: ProcessWithSteps, languages: readonly Language[]): Language[] {
  const texts = [
    ...[process.title, process.question, process.summary, process.whoMayTakePart],
    ...process.steps.flatMap((step) => [step.title, step.summary]),
  ];
  return languages.filter((language) => texts.some((text) => isWritten(text) && !text[language]));
}

function isWritten(text: LocalizedText): boolean {
  return Object.values(text).some((words) => words !== '');
}
