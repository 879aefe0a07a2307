import { sql } from 'kysely';
import type { Database } from '#platform/ctx.ts';
import { learnWords } from './learn-words.ts';
import { parseSearch, type SearchOptions } from './parse-search.ts';
import { matches } from './ranked-matches.ts';
import { type SearchableText, searchVector } from './search-vector.ts';

export interface TestText extends SearchableText {
  readonly id: number;
  readonly title: string;
}

/** A table as a module would keep one, for tests: `id`, `title`, `newest`, `search`. */
export async function createSearchTable(db: Database): Promise<void> {
  await sql`create table texts (id integer primary key, title text not null, newest timestamptz not null default now(),
    search tsvector not null)`.execute(db);
  await sql`create index texts_search on texts using gin (search)`.execute(db);
}

export async function insertTexts(db: Database, texts: readonly TestText[]): Promise<void> {
  for (let at = 0; at < texts.length; at += 1_000) {
    const batch = texts.slice(at, at + 1_000);
    const rows = batch.map((text) => sql`(${text.id}, ${text.title}, ${searchVector(text)})`);
    await sql`insert into texts (id, title, search) values ${sql.join(rows)}`.execute(db);
    await learnWords(db, batch);
  }
}

/** Titles found, best first, and what the search was corrected to. */
export async function search(db: Database, typed: string, options: SearchOptions = {}) {
  const parsed = await parseSearch(db, typed, 'ca', options);
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from texts where ${matches('search', parsed)}
    order by ts_rank(search, ${parsed.empty ? "'a'" : parsed.tsquery}::tsquery, 1) desc, id`.execute(db);
  return { parsed, corrected: parsed.corrected, titles: rows.map((row) => row.title), ids: rows.map((row) => row.id) };
}
