import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts';
import { type ParsedSearch, parseSearch } from './parse-search.ts';
import { countUpTo, MOST_RANKED, matches, type RankedRow, rankedMatches } from './ranked-matches.ts';
import { createSearchTable, insertTexts } from './testing-rows.ts';

const SOURCE = { table: 'texts', id: 'id', vector: 'search', newest: 'newest', where: sql`id <> 0` };

describe('ranked matches', () => {
  let database: TestDatabase;
  let parsed: ParsedSearch;

  beforeAll(async () => {
    database = await testDatabase();
    await createSearchTable(database.db);
    const texts = Array.from({ length: MOST_RANKED + 200 }, (_, id) => ({ id, title: `Parc ${id}`, body: 'barri' }));
    await insertTexts(
      database.db,
      texts.map((text) => ({ language: 'ca', ...text })),
    );
    await sql`update texts set newest = timestamptz '2026-01-01' + id * interval '1 day'`.execute(database.db);
    parsed = await parseSearch(database.db, 'parc', 'ca');
  });
  afterAll(() => database.close());

  const ranked = async (search: ParsedSearch, where = SOURCE.where, limit = 5) =>
    (
      await sql<RankedRow>`select * from ${rankedMatches({ ...SOURCE, where }, search, { limit })} as found`.execute(
        database.db,
      )
    ).rows;

  test('are the newest thousand, and the total says when there are more', async () => {
    const rows = await ranked(parsed, SOURCE.where, MOST_RANKED + 1);
    expect(rows.map((row) => Number(row.id)).toSorted((a, b) => a - b)[0]).toBe(199);
    expect(rows[0]?.total).toBe(MOST_RANKED + 1);
  });

  test('are the same for a common word, wherever its rows stand', async () => {
    const common = { ...parsed, uses: 1_000_000 };
    expect(await ranked(common)).toEqual(await ranked(parsed));
    const few = sql`id between 3 and 40`;
    expect(await ranked(common, few)).toEqual(await ranked(parsed, few));
    expect((await ranked(common, few))[0]?.total).toBe(38);
  });

  test('are counted up to a thousand and one', async () => {
    const count = async (most?: number) => {
      const counted = countUpTo(sql`texts where ${matches('search', parsed)}`, most);
      return (await sql<{ total: number }>`select ${counted} as total`.execute(database.db)).rows[0]?.total;
    };
    expect(await count()).toBe(MOST_RANKED + 1);
    expect(await count(5_000)).toBe(MOST_RANKED + 200);
  });
});
