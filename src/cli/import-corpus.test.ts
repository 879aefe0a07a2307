import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { sharedData } from '#platform/testing-data.ts';
import { importCommand } from './import.ts';
import { runCommand, testHouse } from './testing.ts';

const barcelona = sharedData('decidim-barcelona-2016');
const map = sharedData('geo');
let house: TestPlatform;

beforeAll(async () => {
  house = await testPlatform();
});

afterAll(() => house.close());

describe.skipIf(barcelona.missing || map.missing)(barcelona.titled('The real corpus of Barcelona 2016'), () => {
  const args = ['decidim', barcelona.file('.'), '--districts', map.file('districtes.geojson'), '--json'];
  const run = (more: string[] = []) =>
    runCommand(importCommand, [...args, ...more], { openHouse: async () => testHouse(house) });

  test('a dry run says all that is in it and writes nothing', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await run(['--dry-run']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject(WHAT_IT_HOLDS);
    expect(await count('proposals, comments, people, processes, areas, record_entries')).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('it comes in whole, once', { timeout: 180_000 }, async () => {
    const first = await run();
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({
      ...WHAT_IT_HOLDS,
      proposals: { added: 10_860, changed: 0, same: 0 },
      comments: { added: 18_192, changed: 0, same: 0 },
      recordEntry: 2,
    });
    expect(await inTheDatabase()).toEqual(EXPECTED);
    const again = JSON.parse((await run()).stdout);
    expect(again).toMatchObject({
      proposals: { added: 0, changed: 0, same: 10_860 },
      comments: { added: 0, changed: 0, same: 18_192 },
      recordEntry: null,
    });
    expect(await inTheDatabase()).toEqual(EXPECTED);
  });
});

const WHAT_IT_HOLDS = {
  refused: [],
  notes: [{ file: 'comments.jsonl', line: expect.any(Number), why: expect.stringContaining('which is not there') }],
  proposals: { good: 10_860, supports: 165_127, cityWide: 4443 },
  comments: { good: 18_192, replies: 1975, likes: 9805, dislikes: 2007 },
  origins: { meeting: 4498, resident: 3440, organisation: 1617, city: 1305 },
  answers: { accepted: 8142, rejected: 2718 },
  districts: { matched: { 'Sants Montjuïc': 688, 'Horta - Guinardó': 614 }, unmatched: {} },
  first: '2016-01-21T23:00:00.000Z',
};

const EXPECTED = {
  proposals: 10_860,
  supports: 165_127,
  placed: 6417,
  answered: 10_860,
  accepted: 8142,
  comments: 18_192,
  deepest: 11,
  top: 16_218,
  likes: 9805,
  dislikes: 2007,
};

async function inTheDatabase(): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`select
    (select count(*) from proposals where standing <> 'draft') as proposals,
    (select sum(supports) from proposal_tallies) as supports,
    (select count(district_id) from proposals) as placed,
    (select count(*) from proposal_answers where state = 'published') as answered,
    (select count(*) from proposals where standing = 'accepted') as accepted,
    (select count(*) from comments) as comments,
    (select max(depth) from comments) as deepest,
    (select count(*) from comments where parent_id is null) as top,
    (select sum(up) from comment_tallies) as likes,
    (select sum(down) from comment_tallies) as dislikes`.execute(house.db);
  return { ...rows[0] };
}

async function count(tables: string): Promise<number[]> {
  return Promise.all(
    tables.split(', ').map(async (table) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.db);
      return rows[0]?.n ?? -1;
    }),
  );
}
