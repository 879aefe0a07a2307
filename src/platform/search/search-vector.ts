import { type RawBuilder, sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import { fingerprintOfTitle } from './fingerprint.ts';
import { stem } from './stem.ts';
import { plainText, wordsOf } from './words-of.ts';

/** What a row says, for searching: `title`, `summary` and `body` weigh A, B and D. HTML is read as its words. */
export interface SearchableText {
  /** Part of the port's contract; today's stemmer reads Catalan, Spanish, English and Arabic without being told. */
  readonly language: Language;
  readonly title?: string;
  readonly summary?: string;
  readonly body?: string;
}

/**
 * SQL expression for a row's `search tsvector` column, from its text in one language or several:
 * `.values({ …, search: searchVector({ language, title, body }) })`. Teach the words too: `learnWords`.
 */
export function searchVector(texts: SearchableText | readonly SearchableText[]): RawBuilder<string> {
  return sql<string>`${searchVectorText(texts)}::tsvector`;
}

/** The same as text, for COPY into a tsvector column. */
export function searchVectorText(texts: SearchableText | readonly SearchableText[]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { title = '', summary = '', body = '' } of [texts].flat()) {
    for (const [weight, text] of Object.entries({ A: title, B: summary, D: body })) {
      for (const word of wordsOf(plainText(text))) {
        position = Math.min(position + 1, LAST_POSITION);
        note(places, stem(word), `${position}${weight}`);
      }
      position += BETWEEN_PARTS;
    }
    if (title !== '') note(places, fingerprintOfTitle(title), '1');
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}

/** Limits of a tsvector: positions up to 16,383, 255 for each lexeme, 1 MB in all. A longer text is found by its beginning. */
const LAST_POSITION = 16_000;
const MOST_PLACES = 255;
const MOST_LEXEMES = 15_000;
/** So that a phrase does not begin in the title and end in the text. */
const BETWEEN_PARTS = 10;

function note(places: Map<string, string[]>, lexeme: string, place: string): void {
  const known = places.get(lexeme);
  if (known === undefined && places.size < MOST_LEXEMES) places.set(lexeme, [place]);
  else if (known !== undefined && known.length < MOST_PLACES) known.push(place);
}
