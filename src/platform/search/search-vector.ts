import { type RawBuilder, sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import { stemForm } from './stem-form.ts';
import { plainText, wordsOf } from './words-of.ts';

/** What a row says, for searching. `title`, `summary` and `body` weigh A, B and D; HTML is read as its words. */
export interface SearchableText {
  readonly language: Language;
  readonly title?: string;
  readonly summary?: string;
  readonly body?: string;
}

/** A tsvector holds at most 1 MB and positions up to 16,383: a longer text is found by its beginning. */
const MOST_WORDS = 15_000;

/**
 * SQL expression for a row's `search tsvector` column, from its text in one language or several:
 * `.values({ …, search: searchVector({ language, title, body }) })`. Teach the words too: `learnWords`.
 */
export function searchVector(texts: SearchableText | readonly SearchableText[]): RawBuilder<string> {
  const parts = [texts]
    .flat()
    .flatMap(({ language, title, summary, body }) => [
      weighted(language, 'A', title),
      weighted(language, 'B', summary),
      weighted(language, 'D', body),
    ]);
  const present = parts.filter((part) => part !== null);
  if (present.length === 0) return sql<string>`''::tsvector`;
  return sql<string>`(${sql.join(present, sql` || `)})`;
}

/** For COPY: the words to hand to `to_tsvector(searchConfiguration(language), …)` in SQL. */
export function searchWords(text: string, language: Language): string {
  return wordsOf(plainText(text))
    .slice(0, MOST_WORDS)
    .map((word) => stemForm(word, language))
    .join(' ');
}

/** Name of the text search configuration of migration 0050: PostgreSQL's stemmer of the language, no stop words. */
export function searchConfiguration(language: Language): `search_${Language}` {
  return `search_${language}`;
}

function weighted(language: Language, weight: 'A' | 'B' | 'D', text: string | undefined): RawBuilder<string> | null {
  const words = text ? searchWords(text, language) : '';
  if (words === '') return null;
  return sql`setweight(to_tsvector(${sql.lit(searchConfiguration(language))}, ${words}), ${sql.lit(weight)})`;
}
