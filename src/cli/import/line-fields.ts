import { type DateFormat, momentInZone } from './moment-in-zone.ts';

/** Why a line cannot be taken in; caught where the line is read, and named with file and number. */
export class BadLine extends Error {}

/** Names and ids. */
const LONGEST_NAME = 200;
const LARGEST_COUNT = 1_000_000_000;

/** The object of a line. */
export function objectOf(text: string): LineFields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    throw new BadLine(`not JSON: ${shortened((fault as Error).message)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('not a JSON object');
  return new LineFields(value);
}

/** Reads the fields of a line, each as what it must be. A field the mapping does not name reads as null. */
export class LineFields {
  private readonly object: object;
  constructor(object: object) {
    this.object = object;
  }

  /** A number or a text that names something. */
  id(name: string): string {
    return this.idOrNull(name) ?? missing(name);
  }

  idOrNull(name: string | undefined): string | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    if (typeof value !== 'string') throw wrongType(name, value, 'a whole number or text');
    const text = clean(name, value, LONGEST_NAME).trim();
    return text === '' ? missing(name) : text;
  }

  text(name: string, longest: number): string {
    return this.textOrNull(name, longest) ?? missing(name);
  }

  textOrNull(name: string | undefined, longest = LONGEST_NAME): string | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value !== 'string') throw wrongType(name, value, 'text');
    return clean(name, value, longest);
  }

  /** Zero where it is left out. */
  count(name: string | undefined): number {
    const value = this.value(name) ?? 0;
    if (typeof value !== 'number') throw wrongType(name, value, 'a number');
    if (!Number.isInteger(value) || value < 0) throw new BadLine(`${name}: ${value} is not a count`);
    if (value > LARGEST_COUNT) throw new BadLine(`${name}: ${value} is too large`);
    return value;
  }

  moment(name: string, format: DateFormat, timeZone: string): Date {
    const written = this.text(name, LONGEST_NAME);
    const at = momentInZone(written, format, timeZone);
    if (!at) throw new BadLine(`${name}: ${JSON.stringify(shortened(written))} is not a date as ${format}`);
    return at;
  }

  /** What the mapping says a value means. */
  meaning<M>(name: string | undefined, meanings: Readonly<Record<string, M>> | undefined): M | null {
    const value = this.value(name);
    if (value === null || !meanings) return null;
    const word = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    if (word === null) throw wrongType(name, value, 'a word');
    const known = Object.hasOwn(meanings, word) ? (meanings[word] as M) : undefined;
    if (known === undefined) throw new BadLine(`${name}: ${JSON.stringify(shortened(word))} is not in the mapping`);
    return known;
  }

  private value(name: string | undefined): unknown {
    if (name === undefined || !Object.hasOwn(this.object, name)) return null;
    return (this.object as Record<string, unknown>)[name] ?? null;
  }
}

function missing(name: string | undefined): never {
  throw new BadLine(`${name} is missing`);
}

function wrongType(name: string | undefined, value: unknown, wanted: string): BadLine {
  const is = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return new BadLine(`${name} is ${is}, not ${wanted}`);
}

/** What PostgreSQL and a page can hold. */
function clean(name: string | undefined, text: string, longest: number): string {
  if (text.includes('\u0000')) throw new BadLine(`${name} holds a NUL character`);
  if (!text.isWellFormed()) throw new BadLine(`${name} holds half a character (a lone surrogate)`);
  if (text.length > longest) throw new BadLine(`${name} is too long: ${text.length} characters, at most ${longest}`);
  return text;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').toWellFormed();
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line;
}
