import { PbError } from './pb-error.ts';

/** Walks through the lines of a `.pb` file: fields apart by `;`, quoted where they hold one, `""` for a quote. */
export class PbRows {
  readonly #text: string;
  #at: number;
  #next = 1;
  /** Number of the line read last, from 1. */
  line = 0;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** The next line that is not empty, as it stands; null at the end. */
  nextLine(): string | null {
    while (this.#at < this.#text.length) {
      const from = this.#at;
      const found = this.#text.indexOf('\n', from);
      const until = found === -1 ? this.#text.length : found;
      this.#at = until + 1;
      this.line = this.#next;
      this.#next += 1;
      const end = until > from && this.#text.charCodeAt(until - 1) === 13 ? until - 1 : until;
      if (end === from) continue;
      const line = this.#text.slice(from, end);
      if (line.trim() !== '') return line;
    }
    return null;
  }

  /** The fields of a line, blanks around them taken off; a quoted field may go on over the next lines. */
  fieldsOf(line: string): string[] {
    if (!line.includes('"')) return line.split(';').map((field) => field.trim());
    const first = this.line;
    const fields: string[] = [];
    let rest = line;
    for (;;) {
      const opened = /^\s*"/.exec(rest);
      if (opened === null) {
        const end = rest.indexOf(';');
        fields.push((end === -1 ? rest : rest.slice(0, end)).trim());
        if (end === -1) return fields;
        rest = rest.slice(end + 1);
        continue;
      }
      const quoted = this.#quoted(rest.slice(opened[0].length), first);
      fields.push(quoted.field.trim());
      if (quoted.rest === null) return fields;
      rest = quoted.rest;
    }
  }

  #quoted(text: string, first: number): { field: string; rest: string | null } {
    let line = text;
    let from = 0;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote === -1) {
        const next = this.line - first < MOST_LINES_IN_A_FIELD ? this.nextLine() : null;
        if (next === null) throw new PbError(first, null, 'A quotation mark is opened and not closed.');
        from = line.length;
        line = `${line}\n${next}`;
      } else if (line[quote + 1] === '"') {
        from = quote + 2;
      } else {
        const field = line.slice(0, quote).replaceAll('""', '"');
        const after = line.slice(quote + 1).trimStart();
        if (after === '') return { field, rest: null };
        if (after.startsWith(';')) return { field, rest: after.slice(1) };
        throw new PbError(this.line, null, 'Something stands between a closing quotation mark and the next ";".');
      }
    }
  }
}

const MOST_LINES_IN_A_FIELD = 100;

/** The names of a section's columns; each of `needed` must be there. */
export function readHeader(rows: PbRows, section: string, needed: readonly string[]): string[] {
  const line = rows.nextLine();
  if (line === null) throw new PbError(rows.line + 1, null, `${section} has no header.`);
  const columns = rows.fieldsOf(line).map((name) => name.toLowerCase());
  for (const name of needed) {
    if (!columns.includes(name)) throw new PbError(rows.line, name, `${section} has no column "${name}".`);
    if (columns.indexOf(name) !== columns.lastIndexOf(name))
      throw new PbError(rows.line, name, `${section} has this column twice.`);
  }
  return columns;
}
