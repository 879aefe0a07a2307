import { type RawBuilder, sql } from 'kysely';
import type { ParsedSearch } from './parse-search.ts';

/** Only so many matches are ranked and counted; a total above reads "more than 1,000". */
export const MOST_RANKED = 1000;

/** Condition for `.where(matches('search', parsed))`; true for an empty search. */
export function matches(column: string, parsed: ParsedSearch): RawBuilder<boolean> {
  if (parsed.empty) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(column)} @@ ${parsed.tsquery}::tsquery`;
}

export interface RankedSource {
  readonly table: string;
  readonly id: string;
  readonly vector: string;
  /** The column of the index on (newest, id): the first 1,000 matches are the newest ones. */
  readonly newest: string;
  /** The list's own filters, on the table's columns. */
  readonly where?: RawBuilder<unknown>;
}

export interface RankedRow {
  readonly id: string;
  readonly rank: number;
  /** Matches in all, up to 1,001: more than 1,000. */
  readonly total: number;
}

/**
 * A subquery of (id, rank, total), best first: `sql`select p.* from ${rankedMatches(…)} as found join proposals p using (id)
 * order by found.rank desc, found.id desc``.
 */
export function rankedMatches(
  source: RankedSource,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset?: number },
): RawBuilder<RankedRow> {
  const { table, id, vector, newest, where = sql`true` } = source;
  const query = sql`${parsed.tsquery}::tsquery`;
  return sql<RankedRow>`(
    select id, rank, total from (
      select id, newest, ts_rank(search, ${query}, 1) as rank, (count(*) over ())::int as total from (
        select ${sql.ref(id)} as id, ${sql.ref(vector)} as search, ${sql.ref(newest)} as newest
        from ${sql.table(table)} where ${where} and ${sql.ref(vector)} @@ ${query}
        order by ${sql.ref(newest)} desc, ${sql.ref(id)} desc limit ${sql.lit(MOST_RANKED + 1)}
      ) as matching
    ) as ranked
    order by rank desc, newest desc, id desc limit ${page.limit} offset ${page.offset ?? 0}
  )`;
}

/** `select count(*)` that stops counting above `most`: `sql`select ${countUpTo(sql`proposals where …`)} as total``. */
export function countUpTo(fromWhere: RawBuilder<unknown>, most: number = MOST_RANKED): RawBuilder<number> {
  return sql<number>`(select count(*)::int from (select 1 from ${fromWhere} limit ${sql.lit(most + 1)}) as counted)`;
}
