import { createHash } from 'node:crypto';
import pg from 'pg';

/**
 * A query that begins so is prepared once on each connection and then only executed: planning the list of proposals takes
 * 0.6 ms, running it 0.2. Only for statements asked all the time, whose best plan does not depend on the values: literal
 * limits, no words to search for.
 */
export const OFTEN = '/* often */';

/** Texts are few (each stands in a store), so that no connection collects statements without end. */
const names = new Map<string, string>();
const MOST_NAMES = 300;

export class PreparedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature has nine overloads, all handed on unchanged
  override query(...given: any[]): any {
    const [text, values] = given;
    if (typeof text === 'string' && text.slice(0, 40).includes(OFTEN)) {
      const name = nameOf(text);
      if (name) return super.query({ name, text, values }, ...given.slice(2));
    }
    return super.query(...(given as [string]));
  }
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMES) {
    name = `often_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}
