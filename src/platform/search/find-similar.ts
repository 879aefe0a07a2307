import { type RawBuilder, sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Database } from '#platform/ctx.ts';
import { findWords } from './find-words.ts';
import { possibleFingerprints } from './fingerprint.ts';
import { likenessOf, type Term } from './likeness.ts';
import { anyOf, atLeast } from './ts-query.ts';
import { plainText, wordsOf } from './words-of.ts';

/** The caller's own table: `{ table: 'proposals', id: 'id', title: 'title', vector: 'search', where: sql`state <> 'draft'` }`. */
export interface SimilarSource {
  readonly table: string;
  readonly id: string;
  readonly title: string;
  readonly vector: string;
  readonly where?: RawBuilder<unknown>;
}

export interface SimilarText {
  readonly language: Language;
  readonly title: string;
  readonly body?: string;
}

export interface SimilarRow {
  readonly id: string;
  readonly title: string;
  /** 0 to 1: the weight of the words both share; 1 is the same title. */
  readonly likeness: number;
}

const MOST_TITLE_WORDS = 20;
const MOST_BODY_WORDS = 60;
/** Only the rarest words choose the candidates. */
const RAREST = 6;
const MOST_CANDIDATES = 100;
const WORTH_READING = 0.5;

/** Rows that say nearly the same, most alike first; none where nothing is alike enough to be worth reading. Three queries. */
export async function findSimilar(
  db: Database,
  source: SimilarSource,
  text: SimilarText,
  most = 5,
): Promise<SimilarRow[]> {
  const titleWords = [...new Set(wordsOf(text.title))].slice(0, MOST_TITLE_WORDS);
  const bodyWords = [...new Set(wordsOf(plainText(text.body ?? '')))].slice(0, MOST_BODY_WORDS);
  if (titleWords.length + bodyWords.length === 0) return [];
  const terms = await weigh(db, [...new Set([...titleWords, ...bodyWords])], titleWords);
  const title = titleWords.flatMap((word) => terms.get(word) ?? []);
  const candidates = await findCandidates(db, source, title, tellingWords([...terms.values()]));
  return candidates
    .map(({ id, title: other, shared }) => ({
      id,
      title: other,
      likeness: likenessOf(text.title, title, other, shared),
    }))
    .filter((row) => row.likeness >= WORTH_READING)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

/** Inverse document frequency over the vocabulary: a word in every text weighs nothing, one in few texts most. */
async function weigh(db: Database, words: readonly string[], forgiving: readonly string[]): Promise<Map<string, Term>> {
  const found = await findWords(db, words, { forgiving });
  const texts = Math.max(1_000, ...[...found.values()].map((each) => each.uses * 2));
  return new Map(
    [...found].map(([word, { lexemes, uses }]) => [
      word,
      { word, lexemes, uses, weight: Math.log(texts / (uses + 1)) },
    ]),
  );
}

function rarest(terms: readonly Term[]): Term[] {
  return terms
    .filter((term) => term.uses > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, RAREST);
}

/** Six rare words in common tell that two texts are about one thing, whatever their titles; fewer do not. */
function tellingWords(terms: readonly Term[]): Term[] {
  const rare = rarest(terms);
  return rare.length === RAREST ? rare : [];
}

interface Candidate {
  readonly id: string;
  readonly title: string;
  /** Share of the weight of the telling words that the row has anywhere. */
  readonly shared: number;
}

/** Rows with the same title; whose title holds all, three quarters or half of its weight; that hold most telling words. */
async function findCandidates(
  db: Database,
  source: SimilarSource,
  title: readonly Term[],
  telling: readonly Term[],
): Promise<Candidate[]> {
  const ofTitle = rarest(title);
  const same = anyOf(possibleFingerprints(title.map((term) => term.lexemes)));
  const queries = [same, ...[1, 0.75, 0.5].map((share) => atLeast(share, ofTitle, ':A'))];
  queries.push(atLeast(0.75, telling, ''));
  const distinct = [...new Set(queries)].filter((query) => query !== '');
  const whole = telling.reduce((sum, term) => sum + term.weight, 0);
  const shared = telling.map(
    (term) => sql`case when vector @@ ${anyOf(term.lexemes)}::tsquery then ${term.weight}::float8 else 0 end`,
  );
  const { rows } = await sql<Candidate>`
    select distinct on (id) id, title, (${sql.join([sql`0`, ...shared], sql` + `)}) / ${whole || 1}::float8 as shared
    from (${sql.join(
      distinct.map((query) => candidatesOf(source, query)),
      sql` union all `,
    )}) as candidates`.execute(db);
  return rows;
}

function candidatesOf(
  { table, id, title, vector, where = sql`true` }: SimilarSource,
  query: string,
): RawBuilder<unknown> {
  return sql`(
    select ${sql.ref(id)} as id, ${sql.ref(title)} as title, ${sql.ref(vector)} as vector from ${sql.table(table)}
    where ${where} and ${sql.ref(vector)} @@ ${query}::tsquery limit ${sql.lit(MOST_CANDIDATES)})`;
}
