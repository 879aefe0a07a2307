export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [field: string]: Json;
}

/** What a file says is not what its kind of file may say. `path` leads to the place: `answers[0].choices`. */
export class NotCanonical extends Error {}

/** A lib has no types of a platform; browsers and Node both have this. */
declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws NotCanonical unless the octets are UTF-8 */
export function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new NotCanonical('it is no UTF-8 text');
  }
}

/**
 * Reads JSON that is written in the one compact way: whoever writes the value again gets the same text. So a field
 * cannot stand there twice, there is no white space, no other spelling of a number or of a character.
 * @throws NotCanonical
 */
export function parseCanonical(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
    if (JSON.stringify(value) === plainDelete(text)) return value;
  } catch (error) {
    // Nesting thousands deep exhausts the stack: no file of an election does it.
    if (error instanceof RangeError) throw new NotCanonical('it is nested too deep');
    throw new NotCanonical('it is no JSON');
  }
  throw new NotCanonical(
    'it is not written in the one compact way (white space, a field twice, a number or text spelt otherwise)',
  );
}

/** The character "delete" may stand as it is, as JavaScript writes it, or escaped, as `belenios-tool` does. */
function plainDelete(text: string): string {
  if (!text.includes('\\u007f')) return text;
  return text.replace(/\\(u007f|.)/g, (written, what) => (what === 'u007f' ? '\u007f' : written));
}

/** Reads the fields of an object one after the other, in the order asked for. */
export class Fields {
  private readonly entries: readonly (readonly [string, Json])[];
  private readonly path: string;
  private next = 0;

  constructor(value: Json | undefined, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new NotCanonical(`${path || 'it'} is no object`);
    this.entries = Object.entries(value);
    this.path = path;
  }

  /** The next field, which must be this one. */
  need(name: string): Json {
    const value = this.may(name);
    if (value !== undefined) return value;
    const found = this.entries[this.next]?.[0];
    const instead = found === undefined ? '' : `; there is "${shortened(found)}" instead`;
    throw new NotCanonical(`the field "${this.at(name)}" is missing or not in its place${instead}`);
  }

  /** The next field, if it is this one. */
  may(name: string): Json | undefined {
    const entry = this.entries[this.next];
    if (entry?.[0] !== name) return undefined;
    this.next += 1;
    return entry[1];
  }

  text(name: string): string {
    return isText(this.need(name), this.at(name));
  }

  mayText(name: string): string | undefined {
    const value = this.may(name);
    return value === undefined ? undefined : isText(value, this.at(name));
  }

  /** A whole number of JSON, not negative. */
  count(name: string): number {
    return isCount(this.need(name), this.at(name));
  }

  list(name: string): readonly Json[] {
    return isList(this.need(name), this.at(name));
  }

  fields(name: string): Fields {
    return new Fields(this.need(name), this.at(name));
  }

  /** There must be no further field. */
  end(): void {
    const more = this.entries[this.next]?.[0];
    if (more !== undefined) throw new NotCanonical(`the field "${this.at(shortened(more))}" does not belong here`);
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

export function isText(value: Json | undefined, path: string): string {
  if (typeof value !== 'string') throw new NotCanonical(`${path} is no text`);
  return value;
}

export function isCount(value: Json | undefined, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new NotCanonical(`${path} is no whole number from 0`);
  return value;
}

export function isList(value: Json | undefined, path: string): readonly Json[] {
  if (!Array.isArray(value)) throw new NotCanonical(`${path} is no list`);
  return value;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
