/** Thrown by the readers for a file that does not say what it should: where, and why. */
export class BallotFileError extends Error {
  /** From 1. */
  readonly line: number;
  /** From 1; 0 where the whole line is meant. */
  readonly column: number;

  constructor(line: number, column: number, why: string) {
    super(`line ${line}${column > 0 ? `, column ${column}` : ''}: ${why}`);
    this.name = 'BallotFileError';
    this.line = line;
    this.column = column;
  }
}
