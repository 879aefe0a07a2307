import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { drawAreas } from '#modules/city/index.ts';
import { drawPlaces } from '#modules/city/testing.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { linesOf, madeUpExport, picker, spoilt } from './import/testing.ts';
import { importCommand } from './import.ts';
import { runCommand, testHouse } from './testing.ts';

const made = madeUpExport(400, 400);
const few = [made.proposals.slice(0, 46), fewComments()] as const;
let house: TestPlatform;
let folder: string;

beforeEach(async () => {
  await house?.close();
  house = await testPlatform();
  folder ??= await mkdtemp(join(tmpdir(), 'import-'));
  await lay(made.proposals.slice(0, 40), made.comments.slice(0, 0));
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

describe('bad lines', () => {
  const good = made.proposals[0] as object;
  const { title: _, ...untitled } = made.proposals[0] as { title: string };
  const lines: readonly (readonly [string | Buffer, string | null])[] = [
    [JSON.stringify(good), null],
    ['{"id": 2', 'not JSON'],
    [JSON.stringify({ ...untitled, id: 3 }), 'title is missing'],
    [JSON.stringify({ ...good, id: 4, title: 7 }), 'title is a number, not text'],
    [
      JSON.stringify({ ...good, id: 5, created_at: '31/02/2016' }),
      'created_at: "31/02/2016" is not a date as dd/mm/yyyy',
    ],
    [JSON.stringify({ ...good, id: 6, title: 'a'.repeat(251) }), 'title is too long: 251 characters, at most 250'],
    [JSON.stringify(good), 'the id 1 stands in line 1 too'],
    [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'not valid UTF-8'],
    [JSON.stringify({ ...good, id: 9, summary: 'a\u0000b' }), 'summary holds a NUL character'],
    [JSON.stringify({ ...good, id: 10, summary: 'a\ud83d b' }), 'a lone surrogate'],
    [JSON.stringify({ ...good, id: 11, supports: -1 }), 'supports: -1 is not a count'],
    [JSON.stringify({ ...good, id: 12, supports: 3e9 }), 'supports: 3000000000 is too large'],
    [JSON.stringify({ ...good, id: 13, status: 'maybe' }), 'status: "maybe" is not in the mapping'],
    ['[1]', 'not a JSON object'],
    [Buffer.alloc(2_000_000, 0x20), 'longer than 1 MB'],
    [JSON.stringify({ ...good, id: 16 }), null],
  ];

  test('each is named with its file, its line and why; the good ones come in', async () => {
    await layRaw(lines.map(([line]) => line));
    const { code, stderr, stdout } = await run(['--json']);
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { refused: { line: number; why: string }[] };
    const expected = lines.flatMap(([, why], i) => (why ? [{ line: i + 1, why: expect.stringContaining(why) }] : []));
    expect(report.refused).toEqual(expected.map((each) => ({ file: 'proposals.jsonl', ...each })));
    expect(stderr).toContain('proposals.jsonl:3: title is missing\n');
    expect(await counts()).toMatchObject({ proposals: 2 });
  });

  test('with --strict none come in', async () => {
    await layRaw(lines.map(([line]) => line));
    expect((await run(['--strict'])).code).toBe(1);
    expect(await counts()).toEqual({ processes: 0, proposals: 0, comments: 0, people: 0, entries: 0 });
  });

  test('comments on a refused proposal are refused; a reply to a refused comment stays at the top', async () => {
    const [first, second] = made.proposals as [object, object];
    const comment = { ...made.comments[0], proposal: 2, parent: null, alignment: 1 };
    await lay(
      [first, { ...second, title: null }],
      [
        { ...comment, id: 1 },
        { ...comment, id: 2, proposal: 1, body: '<p></p>' },
        { ...comment, id: 3, proposal: 1, parent: 2, alignment: null },
      ],
    );
    const report = JSON.parse((await run(['--json'])).stdout);
    expect(report.refused.map(({ why }: { why: string }) => why)).toEqual([
      'title is missing',
      'proposal 2 is not among the proposals',
      'body holds no words',
    ]);
    expect(report.notes).toEqual([
      { file: 'comments.jsonl', line: 3, why: 'replies to 2, which is not there: kept at the top' },
    ]);
    expect(await counts()).toMatchObject({ proposals: 1, comments: 1 });
  });
});

test('a dry run writes nothing', async () => {
  const { code, stdout } = await run(['--dry-run']);
  expect(code).toBe(0);
  expect(stdout).toContain('Would import decidim-barcelona-2016 into the process decidim-barcelona-2016 (new).');
  expect(stdout).toContain('Nothing was written.');
  expect(await counts()).toEqual({ processes: 0, proposals: 0, comments: 0, people: 0, entries: 0 });
});

test('what crashes between batches goes on with the next run, and nothing is doubled', {
  timeout: 60_000,
}, async () => {
  await lay(...few);
  let transactions = 0;
  const failing = (ctx: Ctx): Ctx => ({
    ...ctx,
    transact: (work) => {
      transactions += 1;
      // The process, two batches of proposals; then the machine is gone.
      return transactions > 3 ? Promise.reject(new Error('killed')) : ctx.transact(work);
    },
  });
  await expect(run(['--batch', '20'], { ctx: failing })).rejects.toThrow('killed');
  expect(await counts()).toMatchObject({ processes: 1, proposals: 40, comments: 0, entries: 1 });
  const resumed = JSON.parse((await run(['--json'])).stdout);
  expect(resumed).toMatchObject({ proposals: { added: 6, same: 40 }, comments: { added: 52 }, recordEntry: 2 });
  const again = JSON.parse((await run(['--json'])).stdout);
  expect(again).toMatchObject({
    proposals: { added: 0, changed: 0 },
    comments: { added: 0, changed: 0 },
    recordEntry: null,
  });
  expect(await counts()).toMatchObject({ processes: 1, proposals: 46, comments: 52, entries: 2 });
});

test('Ctrl-C stops after the batch', async () => {
  await lay(...few);
  const stop = new AbortController();
  let transactions = 0;
  const stopping = (ctx: Ctx): Ctx => ({
    ...ctx,
    transact: (work) => {
      transactions += 1;
      if (transactions === 2) stop.abort();
      return ctx.transact(work);
    },
  });
  const { code, stdout } = await run(['--json', '--batch', '20'], { ctx: stopping, stop });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ stopped: true, recordEntry: null, proposals: { added: 20 } });
  expect(await counts()).toMatchObject({ proposals: 20, comments: 0 });
});

test('districts are found by any spelling; those on no map are kept in words', async () => {
  const ctx = house.ctx.as({ kind: 'system', name: 'test' });
  await drawAreas(ctx, 'district', squares('Gràcia', 'Sants-Montjuïc'));
  const { stdout } = await run(['--json']);
  const { matched, unmatched } = JSON.parse(stdout).districts;
  expect(Object.keys(matched).sort()).toEqual(['Gràcia', 'Sants Montjuïc']);
  expect(Object.keys(unmatched)).toEqual(['Horta - Guinardó']);
  const { rows } = await sql<{ placed: number; kept: number }>`
    select count(district_id) as placed, count(*) filter (where body like '%Lloc: Horta - Guinardó') as kept
    from proposals`.execute(house.db);
  expect(rows[0]).toEqual({
    placed: matched.Gràcia + matched['Sants Montjuïc'],
    kept: unmatched['Horta - Guinardó'],
  });
});

test('a scope that names a neighbourhood puts its proposals there, and in its district', async () => {
  const ctx = house.ctx.as({ kind: 'system', name: 'test' });
  const { moll } = await drawPlaces(ctx);
  const placed = made.proposals.slice(0, 2).map((proposal, i) => ({ ...proposal, district: ['el MOLL', 'moll'][i] }));
  await lay(placed, []);
  const { stdout } = await run(['--json']);
  expect(JSON.parse(stdout).districts).toEqual({ matched: { moll: 1 }, unmatched: { 'el MOLL': 1 } });
  const { rows } = await sql`select district_id as "districtId", neighbourhood_id as "neighbourhoodId" from proposals
    where neighbourhood_id is not null`.execute(house.db);
  expect(rows).toEqual([moll]);
});

test('parents may come after their replies, and circles are cut', async () => {
  const comment = { ...made.comments[0], proposal: 1, alignment: null };
  await lay(made.proposals.slice(0, 1), [
    { ...comment, id: 1, parent: 3 },
    { ...comment, id: 2, parent: 1 },
    { ...comment, id: 3, parent: null, alignment: -1 },
    { ...comment, id: 4, parent: 5 },
    { ...comment, id: 5, parent: 4 },
  ]);
  const { code, stdout } = await run(['--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).notes).toHaveLength(2);
  const { rows } = await sql<{ depth: number }>`select depth from comments order by external_id::int`.execute(house.db);
  expect(rows.slice(0, 3).map(({ depth }) => depth)).toEqual([1, 2, 0]);
  expect(rows).toHaveLength(5);
});

test('spoilt files come in as far as they are good, and twice is once', { timeout: 90_000 }, async () => {
  const pick = picker(11);
  const spoil = (line: object) => (pick(3) === 0 ? spoilt(line, pick) : JSON.stringify(line));
  await layRaw(made.proposals.map(spoil), made.comments.map(spoil));
  const { code, stdout } = await run(['--json']);
  const report = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(report.refused.length).toBeGreaterThan(100);
  expect(await counts()).toMatchObject({ proposals: report.proposals.good, comments: report.comments.good });
  const again = JSON.parse((await run(['--json'])).stdout);
  expect(again).toMatchObject({ proposals: { added: 0, changed: 0 }, comments: { added: 0, changed: 0 } });
});

test.each([
  ['no platform', [], 'Say what to import'],
  ['another platform', ['consul', '.'], 'There is no "import consul"'],
  ['no folder', ['decidim'], 'Say which folder'],
  ['a folder without the files', ['decidim', '/nowhere'], 'There is no proposals.jsonl'],
  ['a process that is no name', ['decidim', '.', '--process', 'A B'], 'A process is named by'],
  ['a mapping that is not there', ['decidim', '.', '--mapping', 'nowhere.json'], 'Cannot read the mapping'],
])('a call with %s is refused with what to do', async (_name, args, message) => {
  await expect(runCommand(importCommand, args, { cwd: folder })).rejects.toThrow(message);
});

async function run(more: string[], how: { ctx?: (ctx: Ctx) => Ctx; stop?: AbortController } = {}) {
  return runCommand(importCommand, ['decidim', folder, ...more], {
    openHouse: async () => testHouse(house, how),
    ...(how.stop && { interrupted: how.stop.signal }),
  });
}

async function lay(proposals: readonly object[], comments: readonly object[]): Promise<void> {
  await layRaw([linesOf(proposals)], [linesOf(comments)]);
}

async function layRaw(
  proposals: readonly (string | Buffer)[],
  comments: readonly (string | Buffer)[] = [],
): Promise<void> {
  const joined = (lines: readonly (string | Buffer)[]) =>
    Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
  await writeFile(join(folder, 'proposals.jsonl'), joined(proposals));
  await writeFile(join(folder, 'comments.jsonl'), joined(comments));
}

/** On the first proposals only. */
function fewComments() {
  return made.comments
    .slice(0, 52)
    .map((comment) => ({ ...comment, proposal: 1 + (comment.proposal % 46), parent: null, alignment: 0 }));
}

async function counts(): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select (select count(*) from processes) as processes,
    (select count(*) from proposals) as proposals, (select count(*) from comments) as comments,
    (select count(*) from people) as people, (select count(*) from record_entries) as entries`.execute(house.db);
  return rows[0] ?? {};
}

function squares(...names: string[]) {
  const square = (x: number) => [
    [
      [x, 0],
      [x, 1],
      [x + 1, 1],
      [x + 1, 0],
      [x, 0],
    ],
  ];
  const features = names.map((name, i) => ({
    type: 'Feature',
    properties: { code: String(i + 1), name },
    geometry: { type: 'Polygon', coordinates: square(i) },
  }));
  return { type: 'FeatureCollection', features };
}
