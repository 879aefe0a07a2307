import { isLists, type Question, sizesOf } from './election.ts';

/** What belongs to a question: a row, or a row for each of its lists. */
export type Nested<What> = readonly What[] | readonly (readonly What[])[];

/** Inside, every question has one row; where it stands in a file, or before a voter, lists stand in rows of their own. */
export function nested<What>(question: Question | undefined, row: readonly What[]): Nested<What> {
  if (question === undefined || !isLists(question)) return row;
  let at = 0;
  return sizesOf(question).map((size) => {
    at += size;
    return row.slice(at - size, at);
  });
}

/** One row of what {@link nested} made. @returns undefined where it has another shape, or not these lengths */
export function unnested(question: Question, value: unknown, length: number): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  if (!isLists(question)) return value.length === length ? value : undefined;
  const sizes = sizesOf(question);
  const isSound =
    value.length === sizes.length && value.every((row, at) => Array.isArray(row) && row.length === sizes[at]);
  return isSound ? value.flat() : undefined;
}
