import { sql } from 'kysely';
import type { Database } from '#platform/ctx.ts';
import { fold } from './fold.ts';
import { LAST_LETTER, type NearWord, nearestWords } from './nearest-words.ts';
import { stem } from './stem.ts';

/** What the vocabulary knows of one typed word. */
export interface FoundWord {
  readonly lexemes: readonly string[];
  /** About how many texts hold it; 0 where none does. */
  readonly uses: number;
  /** The word searched in place of one that nothing holds, or along with one that hardly anything holds. */
  readonly corrected?: string;
}

export interface FindWordsOptions {
  /** The one of the words that is still being typed: whatever begins so will do. */
  readonly beginning?: string | undefined;
  /** The words whose slips are forgiven; all where left out. */
  readonly forgiving?: readonly string[];
}

/** Looks all words up in one query, and those that nobody wrote so in a second one. */
export async function findWords(
  db: Database,
  words: readonly string[],
  { beginning, forgiving = words }: FindWordsOptions = {},
): Promise<Map<string, FoundWord>> {
  const known = await lookUp(db, words, beginning);
  const doubtful = known
    .filter((row) => row.begun === null && isDoubtful(row) && forgiving.includes(row.word))
    .map((row) => fold(row.word));
  const nearest = doubtful.length === 0 ? new Map<string, NearWord>() : await nearestWords(db, doubtful);
  return new Map(known.map((row) => [row.word, decide(row, nearest.get(fold(row.word)))]));
}

interface KnownWord {
  readonly word: string;
  /** Lexemes of this very word, as it was written with one accent or another. */
  readonly exact: readonly string[] | null;
  /** Texts with this word; failing that, with another of its stem. */
  readonly uses: number;
  /** Lexemes of the most used words that begin so. */
  readonly begun: readonly string[] | null;
}

async function lookUp(db: Database, words: readonly string[], beginning?: string): Promise<KnownWord[]> {
  const start = fold(beginning ?? '');
  const { rows } = await sql<KnownWord>`
    select typed.word, known.lexemes as exact, coalesce(known.uses, kin.uses, 0)::int as uses,
      case when typed.word = ${beginning ?? ''} then (
        select array_agg(distinct lexeme) from (
          select lexeme from search_words where word >= ${start} and word < ${start + LAST_LETTER}
          order by uses desc limit 20) as begun) end as begun
    from unnest(${words}::text[], ${words.map(fold)}::text[], ${words.map(stem)}::text[]) as typed(word, folded, stem)
    cross join lateral (
      select array_agg(lexeme order by uses desc) as lexemes, sum(uses) as uses from search_words where search_words.word = folded
    ) as known
    cross join lateral (select sum(uses) as uses from search_words where lexeme = stem) as kin`.execute(db);
  return rows;
}

const RARE = 5;
const FAR_MORE_COMMON = 20;

/** Nobody wrote it, or hardly anybody: perhaps a slip of the finger. */
function isDoubtful({ exact, uses, word }: KnownWord): boolean {
  return uses <= RARE && (exact === null || word.length > 5);
}

function decide({ word, exact, uses, begun }: KnownWord, near: NearWord | undefined): FoundWord {
  const lexemes = [stem(word), ...(exact ?? []), ...(begun ?? [])];
  if (near === undefined || near.uses < FAR_MORE_COMMON * uses) return { lexemes, uses };
  return {
    lexemes: uses === 0 ? near.lexemes : [...near.lexemes, ...lexemes],
    uses: near.uses,
    corrected: near.written,
  };
}
