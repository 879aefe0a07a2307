/** A file that cannot be read as votes: which line, from 1, and why. The message holds the file and the line. */
export class PolisFileError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, why: string) {
    super(`${file}, line ${line}: ${why}`);
    this.name = 'PolisFileError';
    this.file = file;
    this.line = line;
  }
}

/** What a message quotes of a file. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text);
}
