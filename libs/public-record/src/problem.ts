/** What can be wrong with a record, and what it means in plain English. Codes are stable; sentences may be reworded. */
export const PROBLEMS = {
  'not-json': 'The line is not JSON: it was cut short or is not from a record.',
  'not-an-entry': 'The line does not have the fields of an entry.',
  'not-canonical': 'The line is not written in the one canonical form, so someone other than the city wrote it.',
  'wrong-hash': 'The content does not give the hash beside it: the entry was edited.',
  'wrong-previous':
    'The entry does not name the hash of the entry before it: something was changed, put in or taken out.',
  missing: 'Entries are missing before this one.',
  'duplicate-seq': 'A second entry has the same number.',
  'out-of-order': 'The entry comes after one with a higher number.',
  'checkpoint-differs': 'The entry is not the one of the known checkpoint: the past was rewritten.',
  'checkpoint-missing': 'The record does not contain the entry of the known checkpoint: it was cut short.',
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface RecordProblem {
  /** The number of the entry; where the line cannot be read, the number it should have had. */
  readonly seq: number;
  /** Position in what was read, from 1; null where nothing was found. */
  readonly line: number | null;
  readonly problem: ProblemCode;
  /** The particular: what was found, what was expected. English. */
  readonly detail: string;
}
