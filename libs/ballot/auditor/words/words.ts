import { ar } from './ar.ts';
import { ca } from './ca.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type Language = 'ca' | 'es' | 'en' | 'ar';

/** Every sentence of the page, in one language. {…} is filled in. */
export interface Words {
  readonly brand: string;
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly more: string;
  readonly tracker: string;
  readonly trackerHint: string;
  readonly census: string;
  readonly censusHint: string;
  readonly checkpoints: string;
  readonly checkpointsHint: string;
  readonly running: string;
  readonly start: string;
  readonly stop: string;
  readonly working: string;
  /** {ballots}. */
  readonly counted: string;
  readonly checks: string;
  readonly english: string;
  readonly private: string;
  readonly noFile: string;
  readonly badCensus: string;
  readonly stopped: string;
  readonly fault: string;
  readonly verified: string;
  readonly rejected: string;
  readonly unreadable: string;
  /** {ballots}, {voters}. */
  readonly verifiedWhy: string;
  /** {failed}: the titles of the checks that failed. */
  readonly rejectedWhy: string;
  readonly unreadableWhy: string;
  readonly passed: string;
  readonly failed: string;
  readonly open: string;
  readonly result: string;
  readonly noResult: string;
  readonly blank: string;
  /** {n}: the number of a ranked answer. */
  readonly answer: string;
  /** Of the 23 checks, in their order. */
  readonly titles: readonly string[];
}

export const WORDS: Readonly<Record<Language, Words>> = { ca, es, en, ar };

export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/[{](\w+)[}]/g, (_, name: string) => String(values[name] ?? ''));
}
