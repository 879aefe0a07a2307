/** Thrown for files and numbers that cannot be used. The message names file, line and why, in plain English. */
export class SortitionInputError extends Error {
  readonly file: string;
  /** From 1; null where the whole file, or a number given beside it, is at fault. */
  readonly line: number | null;

  constructor(file: string, line: number | null, why: string) {
    super(line === null ? `${file}: ${why}` : `${file}, line ${line}: ${why}`);
    this.name = 'SortitionInputError';
    this.file = file;
    this.line = line;
  }
}
