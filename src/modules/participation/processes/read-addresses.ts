import { z } from 'zod';
import { ok, type Result, refuse } from '#kernel/result.ts';

/** More than so many at a time are sent in two lists. */
export const MOST_ADDRESSES = 1000;

const address = z.email();

/**
 * The e-mail addresses of a list: one a line, or separated by commas or semicolons, as mail programs and spreadsheets
 * copy them (`Name <address>` too). The first that is none is named with its line.
 */
export function readAddresses(list: string): Result<string[], 'no-addresses' | 'address-wrong' | 'addresses-too-many'> {
  const found: string[] = [];
  for (const [index, line] of list.split(/\r\n?|\n/).entries()) {
    for (const part of line.split(/[,;\t]/)) {
      const typed = (/<([^<>]*)>\s*$/.exec(part)?.[1] ?? part).trim().replace(/^"(.*)"$/, '$1');
      if (typed === '') continue;
      if (!address.safeParse(typed).success)
        return refuse('address-wrong', { line: index + 1, typed: typed.slice(0, 80) });
      found.push(typed);
    }
  }
  if (found.length === 0) return refuse('no-addresses');
  return found.length > MOST_ADDRESSES ? refuse('addresses-too-many', { most: MOST_ADDRESSES }) : ok(found);
}
