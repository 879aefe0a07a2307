/** What looks wrong in a `.pb` file but does not stop the count: it is counted as it stands. */
export interface PbWarning {
  readonly line: number;
  readonly field: string;
  readonly why: string;
}

/** Thrown for a `.pb` file that cannot be read: where, and why, in plain English. */
export class PbError extends Error {
  /** From 1. */
  readonly line: number;
  /** The column of the section or the key of META, where known. */
  readonly field: string | null;

  constructor(line: number, field: string | null, why: string) {
    super(`Line ${line}${field === null ? '' : `, ${field}`}: ${why}`);
    this.name = 'PbError';
    this.line = line;
    this.field = field;
  }
}
