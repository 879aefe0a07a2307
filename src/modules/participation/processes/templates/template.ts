import type { LocalizedText } from '#kernel/localized-text.ts';
import type { ProcessFact } from '../process.ts';

/** A process ready to be filled in: its steps, in days from the first, and words that hold for most cities. */
export interface Template {
  /** `proposals-and-answers` */
  readonly key: string;
  readonly title: LocalizedText;
  /** When to choose it. */
  readonly what: LocalizedText;
  readonly summary: LocalizedText;
  readonly whoMayTakePart: LocalizedText;
  readonly facts: readonly ProcessFact[];
  readonly steps: readonly TemplateStep[];
}

export interface TemplateStep {
  readonly slug: string;
  readonly method: 'proposals' | 'information';
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Days after the first day of the process. */
  readonly startsAfter: number;
  /** Its last day is this many days after its first; null: open until somebody closes it. */
  readonly lasts: number | null;
  /** What differs from the method's usual rules. */
  readonly rules?: Readonly<Record<string, unknown>>;
}
