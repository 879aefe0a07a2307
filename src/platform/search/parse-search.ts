import type { Language } from '#kernel/language.ts';
import type { Database } from '#platform/ctx.ts';

export interface ParsedSearch {
  /** Text of a tsquery, safe to bind; '' where there is nothing to look for. Every word must be there. */
  readonly tsquery: string;
  /** The same where any word will do; '' where it would not differ. For a page that found nothing. */
  readonly anyWord: string;
  /** Nothing to look for: list everything. */
  readonly empty: boolean;
  /** What was searched instead of what was typed: "Showing results for …". */
  readonly corrected?: string;
  /** Lexemes and folded words to mark in snippets. */
  readonly lexemes: readonly string[];
  readonly words: readonly string[];
}

export interface SearchOptions {
  /** The reader is still typing: the last word is also a beginning. */
  readonly typing?: boolean;
}

/** Reads what a person typed: at most 200 characters and 12 words of it, at most two small queries. */
export async function parseSearch(
  db: Database,
  text: string,
  language: Language,
  options: SearchOptions = {},
): Promise<ParsedSearch> {
  throw new Error(`Not written yet: ${text} ${language} ${typeof db} ${typeof options}`);
}
