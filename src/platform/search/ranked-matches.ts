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
 * order by found.rank desc, p.id desc``. Only the newest 1,000 matches are ranked.
 */
export function rankedMatches(
  source: RankedSource,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset?: number },
): RawBuilder<RankedRow> {
  const query = sql`${parsed.tsquery}::tsquery`;
  const matching = parsed.uses < COMMON ? newestMatches(source, query) : commonMatches(source, query);
  return sql<RankedRow>`(
    select id, rank, total from (
      select id, newest, ts_rank(search, ${query}, 1) as rank, (count(*) over ())::int as total
      from (${matching}) as matching
    ) as ranked
    order by rank desc, newest desc, id desc limit ${page.limit} offset ${page.offset ?? 0}
  )`;
}

/** Words in more texts than this are looked for among the newest rows first. */
const COMMON = 10_000;
const NEWEST_ROWS = 100_000;

/** PostgreSQL chooses, by its statistics of the column, between GIN and reading newest first until there are enough. */
function newestMatches(source: RankedSource, query: RawBuilder<unknown>): RawBuilder<unknown> {
  const { where = sql`true` } = source;
  return sql`
    select ${row(source)} from ${sql.table(source.table)} where ${where} and ${sql.ref(source.vector)} @@ ${query}
    order by ${sql.ref(source.newest)} desc, ${sql.ref(source.id)} desc limit ${sql.lit(MOST_RANKED + 1)}`;
}

/**
 * A common word may stand only in old rows, and two common words never together: then reading newest first would read
 * everything. So it stops after 100,000 rows, and GIN gives the rest; `offset 0` keeps it from being planned away.
 */
function commonMatches(source: RankedSource, query: RawBuilder<unknown>): RawBuilder<unknown> {
  const { table, vector, newest, id, where = sql`true` } = source;
  return sql`
    with recent as materialized (
      select id, search, newest from (
        select ${row(source)} from ${sql.table(table)} where ${where}
        order by ${sql.ref(newest)} desc, ${sql.ref(id)} desc limit ${sql.lit(NEWEST_ROWS)}
      ) as newest_rows where search @@ ${query} limit ${sql.lit(MOST_RANKED + 1)}
    )
    select * from recent where (select count(*) from recent) > ${sql.lit(MOST_RANKED)}
    union all (
      select id, search, newest from (
        select ${row(source)} from ${sql.table(table)} where ${where} and ${sql.ref(vector)} @@ ${query} offset 0
      ) as everywhere where (select count(*) from recent) <= ${sql.lit(MOST_RANKED)}
      order by newest desc, id desc limit ${sql.lit(MOST_RANKED + 1)}
    )`;
}

function row({ id, vector, newest }: RankedSource): RawBuilder<unknown> {
  return sql`${sql.ref(id)} as id, ${sql.ref(vector)} as search, ${sql.ref(newest)} as newest`;
}

/** `select count(*)` that stops counting above `most`: `sql`select ${countUpTo(sql`proposals where …`)} as total``. */
export function countUpTo(fromWhere: RawBuilder<unknown>, most: number = MOST_RANKED): RawBuilder<number> {
  return sql<number>`(select count(*)::int from (select 1 from ${fromWhere} limit ${sql.lit(most + 1)}) as counted)`;
}
