import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Json, NotCanonical } from '../archive/canonical-json.ts';
import { toBase64 } from '../checkpoints/base64.ts';

/**
 * JSON as Helios writes it, and hashes it: Python's `json.dumps(value, sort_keys=True)`. Fields in the order of their
 * code points, a space after comma and colon, everything beyond ASCII escaped.
 */
export function pythonJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, content]) => `${quoted(name)}: ${pythonJson(content)}`).join(', ')}}`;
}

/** Reads what Helios wrote. Its hashes are over this text, so that a value that would be written otherwise is refused. @throws NotCanonical */
export function parsePythonJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    if (pythonJson(value) === text) return value;
  } catch (error) {
    if (error instanceof RangeError) throw new NotCanonical('it is nested too deep');
    throw new NotCanonical('it is no JSON');
  }
  throw new NotCanonical('it is not written as Helios writes (white space, order of fields, a field twice)');
}

/** Base64 of SHA-256 of the JSON as Helios writes it, unpadded. */
export function hashOf(value: Json): string {
  return toBase64(sha256(utf8ToBytes(pythonJson(value)))).replace(/=+$/, '');
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (char) =>
    char === '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
