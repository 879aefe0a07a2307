import { sql } from 'kysely';
import type { Database } from '#platform/ctx.ts';
import { forgivenErrors, oneSlipAway, slipsBetween } from './typing-errors.ts';

export interface NearWord {
  readonly word: string;
  readonly written: string;
  readonly lexemes: readonly string[];
  readonly uses: number;
}

/** Sorts after every word that begins so. */
export const LAST_LETTER = '\u{10FFFF}';

/**
 * The vocabulary's best guess for each word nobody wrote: every spelling one slip away is looked up; long words are also
 * compared with those that share their beginning or a third of their trigrams. Words are folded.
 */
export async function nearestWords(db: Database, words: readonly string[]): Promise<Map<string, NearWord>> {
  const typed = words.filter((word) => forgivenErrors(word) > 0);
  if (typed.length === 0) return new Map();
  const slips = typed.flatMap((word) => oneSlipAway(word));
  const long = typed.filter((word) => forgivenErrors(word) > 1);
  // Laterals, so that each spelling is one look into the primary key: `= any(…)` would be sent through the trigrams.
  const { rows } = await sql<NearWord>`
    select known.* from (
      select word from unnest(${slips}::text[]) as slip(word)
      union
      select near.word from unnest(${long}::text[], ${long.map((word) => word.slice(0, 3))}::text[]) as typed(word, start)
      cross join lateral (
        (select word from search_words where search_words.word % typed.word
          order by similarity(search_words.word, typed.word) desc limit 30)
        union all
        (select word from search_words
          where search_words.word >= start and search_words.word < start || ${LAST_LETTER}
            and length(search_words.word) between length(typed.word) - 2 and length(typed.word) + 2
          order by similarity(search_words.word, typed.word) desc limit 30)
      ) as near
    ) as possible
    cross join lateral (
      select word, min(written) as written, array_agg(lexeme order by uses desc) as lexemes, sum(uses)::int as uses
      from search_words where search_words.word = possible.word group by word
    ) as known`.execute(db);
  return new Map(typed.flatMap((word) => best(word, rows)));
}

/**
 * The noisy channel in three numbers: an edit costs as much as being 32 times rarer; another letter in place of the right
 * one is less likely than one dropped, doubled or exchanged; the first letter is seldom wrong.
 */
function best(typed: string, rows: readonly NearWord[]): [string, NearWord][] {
  const most = forgivenErrors(typed);
  let found: NearWord | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const slips = slipsBetween(typed, row.word, most);
    if (slips === 0 || slips > most) continue;
    const unlikely = (row.word[0] === typed[0] ? 0 : 2.5) + (isSubstitution(typed, row.word) ? 1.5 : 0);
    const cost = 5 * slips + unlikely - Math.log2(1 + row.uses);
    if (cost < lowest) [found, lowest] = [row, cost];
  }
  return found === undefined ? [] : [[typed, found]];
}

function isSubstitution(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') !== [...b].sort().join('');
}
