/** What JSON can say (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Deeper than this is refused, so that no input can exhaust the stack. */
export const DEEPEST = 64;

/** Thrown for a value that JSON cannot say; `path` is where it stands (`$.payload.costs[2]`). */
export class NotJsonError extends TypeError {
  override readonly name = 'NotJsonError';
  readonly path: string;
  constructor(path: string, what: string) {
    super(`${path} is ${what}, which canonical JSON cannot hold`);
    this.path = path;
  }
}

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): no white space, names sorted by UTF-16
 * code unit, numbers and strings written as ECMAScript writes them.
 *
 * @throws NotJsonError for undefined, functions, bigints, symbols, NaN, infinities, lone surrogates, dates and other
 * class instances, holes in lists, cycles and anything nested deeper than {@link DEEPEST}: nothing is dropped silently.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, path);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value !== 'object') throw new NotJsonError(path, nameOf(value));
  if (depth === DEEPEST) throw new NotJsonError(path, `nested more than ${DEEPEST} deep`);
  if (Array.isArray(value)) return writeList(value, path, depth + 1);
  return writeObject(value, path, depth + 1);
}

// ECMAScript's own serialisation is the one RFC 8785 §3.2.2.3 prescribes; -0 becomes 0.
function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new NotJsonError(path, String(value));
  return String(value);
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotJsonError(path, 'a string with a lone surrogate');
  return JSON.stringify(value);
}

function writeList(list: readonly unknown[], path: string, depth: number): string {
  return `[${Array.from(list, (item, i) => write(item, `${path}[${i}]`, depth)).join(',')}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotJsonError(path, nameOf(value));
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw new NotJsonError(path, 'an object with a symbol for a name');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => writeMember(name, member, path, depth)).join(',')}}`;
}

function writeMember(name: string, member: unknown, path: string, depth: number): string {
  const at = `${path}.${name}`;
  return `${writeString(name, at)}:${write(member, at, depth)}`;
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  return `an instance of ${value.constructor?.name ?? 'an unnamed class'}`;
}
