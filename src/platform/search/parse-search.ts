import type { Language } from '#kernel/language.ts';
import type { Database } from '#platform/ctx.ts';
import { type FoundWord, findWords } from './find-words.ts';
import { forgetfulMap } from './forgetful-map.ts';
import { type QueryItem, readQuery } from './read-query.ts';
import { anyOf, inARow } from './ts-query.ts';

export interface ParsedSearch {
  /** Text of a tsquery, safe to bind; '' where there is nothing to look for. Every word must be there. */
  readonly tsquery: string;
  /** The same where any word will do; '' where it would not differ. For a page that found nothing. */
  readonly anyWord: string;
  /** Nothing to look for: list everything. */
  readonly empty: boolean;
  /** What was searched instead of what was typed: "Showing results for …". */
  readonly corrected?: string;
  /** About how many texts hold the rarest of the words. */
  readonly uses: number;
  /** Lexemes and typed words, to mark in snippets. */
  readonly lexemes: readonly string[];
  readonly words: readonly string[];
}

export interface SearchOptions {
  /** The reader is still typing: the last word is also a beginning. */
  readonly typing?: boolean;
}

const NOTHING: ParsedSearch = { tsquery: '', anyWord: '', empty: true, uses: 0, lexemes: [], words: [] };

/**
 * Reads what a person typed: at most 200 characters and 12 words of it, with at most two small queries.
 *
 * @param _language the reader's. Part of the port's contract; today's stemmer reads every language without being told
 */
export async function parseSearch(
  db: Database,
  text: string,
  _language: Language,
  options: SearchOptions = {},
): Promise<ParsedSearch> {
  const items = readQuery(text);
  const wanted = items.filter((item) => !item.excluded);
  if (wanted.length === 0) return NOTHING;
  const last = options.typing === true && !/\s$/u.test(text) ? lastWord(items) : undefined;
  const words = [...new Set(items.flatMap((item) => item.words))];
  const found = await remembered(db, words, last);
  return compose(text, items, wanted, found);
}

function compose(
  text: string,
  items: readonly QueryItem[],
  wanted: readonly QueryItem[],
  found: ReadonlyMap<string, FoundWord>,
): ParsedSearch {
  const lexemesOf = (word: string) => found.get(word)?.lexemes ?? [word];
  const clause = (item: QueryItem) => inARow(item.words.map(lexemesOf));
  const without = items.filter((item) => item.excluded).map((item) => `!${clause(item)}`);
  const words = wanted.flatMap((item) => item.words);
  const corrected = rewritten(text, words, (word) => found.get(word)?.corrected);
  return {
    tsquery: [...wanted.map(clause), ...without].join(' & '),
    anyWord:
      words.length < 2 ? '' : [`(${words.map((word) => anyOf(lexemesOf(word))).join(' | ')})`, ...without].join(' & '),
    empty: false,
    ...(corrected !== undefined && { corrected }),
    uses: Math.min(...words.map((word) => found.get(word)?.uses ?? 0)),
    lexemes: [...new Set(words.flatMap(lexemesOf))],
    words,
  };
}

/** The search as typed, with some words replaced. */
function rewritten(
  text: string,
  words: readonly string[],
  replacement: (word: string) => string | undefined,
): string | undefined {
  let result = text.trim().toLowerCase();
  for (const word of words) {
    const other = replacement(word);
    if (other !== undefined)
      result = result.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u'), other);
  }
  return result === text.trim().toLowerCase() ? undefined : result;
}

function lastWord(items: readonly QueryItem[]): string | undefined {
  const last = items.at(-1);
  return last === undefined || last.quoted || last.excluded ? undefined : last.words.at(-1);
}

/** The vocabulary only grows, so what it knew a minute ago still holds; a word it did not know is asked for again soon. */
const memories = new WeakMap<Database, ReturnType<typeof forgetfulMap<FoundWord>>>();

async function remembered(
  db: Database,
  words: readonly string[],
  beginning: string | undefined,
): Promise<Map<string, FoundWord>> {
  const memory = memories.get(db) ?? forgetfulMap<FoundWord>({ most: 5_000, seconds: 60 });
  memories.set(db, memory);
  const key = (word: string) => (word === beginning ? `${word}…` : word);
  const found = new Map<string, FoundWord>();
  for (const word of words) {
    const known = memory.get(key(word));
    if (known !== undefined) found.set(word, known);
  }
  const missing = words.filter((word) => !found.has(word));
  if (missing.length === 0) return found;
  for (const [word, answer] of await findWords(db, missing, { beginning })) {
    found.set(word, answer);
    if (answer.uses > 0 && answer.corrected === undefined) memory.set(key(word), answer);
  }
  return found;
}
