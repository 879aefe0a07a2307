import { sql } from 'kysely';
import type { Database } from '#platform/ctx.ts';
import { fold } from './fold.ts';
import type { SearchableText } from './search-vector.ts';
import { stem } from './stem.ts';
import { plainText, wordsOf } from './words-of.ts';

/**
 * Teaches the vocabulary the words of new or changed texts, so that searches find them without accents and with typing
 * errors. Call it once for all texts of a transaction or batch, after `searchVector`; cheap for batches of a thousand.
 */
export async function learnWords(db: Database, texts: readonly SearchableText[]): Promise<void> {
  const seen = [...countWords(texts).values()];
  if (seen.length === 0) return;
  // Rows another writer holds are left uncounted: `uses` is a measure, not a tally, and nobody waits for it.
  await sql`
    with seen as (
      select * from unnest(
        ${seen.map((each) => each.word)}::text[], ${seen.map((each) => each.lexeme)}::text[],
        ${seen.map((each) => each.written)}::text[], ${seen.map((each) => each.texts)}::int[]
      ) as given(word, lexeme, written, texts)
    ), known as (
      select word, lexeme, seen.texts from search_words join seen using (word, lexeme) for update of search_words skip locked
    ), counted as (
      update search_words set uses = uses + known.texts
      from known where search_words.word = known.word and search_words.lexeme = known.lexeme
    )
    insert into search_words (word, lexeme, written, uses)
    select word, lexeme, written, texts from seen order by word, lexeme
    on conflict do nothing`.execute(db);
}

interface SeenWord {
  readonly word: string;
  readonly lexeme: string;
  readonly written: string;
  texts: number;
}

function countWords(texts: readonly SearchableText[]): Map<string, SeenWord> {
  const seen = new Map<string, SeenWord>();
  for (const { title = '', summary = '', body = '' } of texts) {
    for (const written of new Set(wordsOf(plainText(`${title}\n${summary}\n${body}`)))) {
      const [word, lexeme] = [fold(written), stem(written)];
      const known = seen.get(`${word} ${lexeme}`);
      if (known === undefined) seen.set(`${word} ${lexeme}`, { word, lexeme, written, texts: 1 });
      else known.texts += 1;
    }
  }
  return seen;
}
