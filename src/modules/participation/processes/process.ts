import type { FileId, Id, ProcessId, StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { TakingPart } from '#modules/verification/index.ts';

/** A question the city works on together: an ordered list of steps. */
export interface Process {
  readonly id: ProcessId;
  /** Part of its address: lower-case ASCII, unique in the city. */
  readonly slug: string;
  readonly status: 'draft' | 'published' | 'archived';
  readonly access: Access;
  readonly title: LocalizedText;
  /** The process in one sentence, as a question. */
  readonly question: LocalizedText;
  readonly summary: LocalizedText;
  /** Sanitised HTML. */
  readonly description: LocalizedText;
  /** The office that runs it. */
  readonly department: LocalizedText;
  /** Who may take part, in a sentence. */
  readonly whoMayTakePart: LocalizedText;
  /** Who decides and how it binds: terms with their answers. */
  readonly facts: readonly ProcessFact[];
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** `transparent`: everybody reads, its members take part. `private`: its members read and take part, nobody else. */
export const ACCESSES = ['open', 'transparent', 'private'] as const;
export type Access = (typeof ACCESSES)[number];

export interface ProcessFact {
  readonly term: LocalizedText;
  readonly detail: LocalizedText;
}

/** One period of a process with one method, its dates and its rules. */
export interface Step {
  readonly id: StepId;
  readonly processId: ProcessId;
  /** 1 for the first. */
  readonly position: number;
  /** Part of its address, unique in the process. */
  readonly slug: string;
  /** Name of the method: `proposals`, `information`, … */
  readonly method: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** What came of it, in a sentence, once it is closed. */
  readonly outcome: LocalizedText;
  readonly opensAt: Date;
  /** null: open until somebody closes it. */
  readonly closesAt: Date | null;
  /** The method's own rules: it parses them. */
  readonly rules: unknown;
  /** Who may take part; absent in a step not kept yet: whoever has an account. */
  readonly terms?: TakingPart;
}

export interface ProcessWithSteps extends Process {
  readonly steps: readonly Step[];
}

export type CategoryId = Id<'category'>;

export interface Category {
  readonly id: CategoryId;
  readonly processId: ProcessId;
  readonly title: LocalizedText;
  readonly position: number;
}

export interface ProcessDocument {
  readonly id: string;
  readonly processId: ProcessId;
  readonly title: LocalizedText;
  readonly fileId: FileId;
  readonly contentType: string;
  /** bytes */
  readonly size: number;
  readonly position: number;
}

export type StepState = 'upcoming' | 'open' | 'closed';

export function stepState(step: Pick<Step, 'opensAt' | 'closesAt'>, now: Date): StepState {
  if (now < step.opensAt) return 'upcoming';
  return step.closesAt && now >= step.closesAt ? 'closed' : 'open';
}

/** The step a visitor is led to: the open one that closes first, else the next to open, else the last closed. */
export function currentStep(steps: readonly Step[], now: Date): Step | undefined {
  const byState = (state: StepState) => steps.filter((step) => stepState(step, now) === state);
  const soonest = (a: Step, b: Step) => (a.closesAt?.getTime() ?? Infinity) - (b.closesAt?.getTime() ?? Infinity);
  const open = byState('open');
  // An open step in which people can act comes before one that only informs.
  const acting = open.filter((step) => step.method !== 'information');
  return (
    [...acting].sort(soonest)[0] ?? [...open].sort(soonest)[0] ?? byState('upcoming')[0] ?? byState('closed').at(-1)
  );
}

/** A number with its words ("4,870 supports") and what a person can do now. */
export interface StepGlance {
  readonly tally: { readonly value: number; readonly words: string } | null;
  readonly action: { readonly label: string; readonly href: string } | null;
}

/** What stands on the public record of a step that closed; null where it has no such number. */
export interface StepCount {
  readonly proposals: number | null;
  readonly supports: number | null;
  /** SHA-256 of the published result. */
  readonly resultHash: string | null;
}
