import { entryLine, type RecordEntry } from '@ateneu/public-record';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { appendToRecord } from './append-entry.ts';
import { readEntry, readRecord, recordLines } from './read-record.ts';
import { findHead, listRecordedProcesses } from './store.ts';
import { collected, LIBRARY, processPublished, proposalAnswered, SQUARE } from './testing.ts';

let house: TestPlatform;
let city: Ctx;

beforeAll(async () => {
  house = await testPlatform();
  city = house.ctx.as({ kind: 'system', name: 'test' });
  await appendToRecord(city, processPublished(SQUARE, 'La plaça'));
  await appendToRecord(city, processPublished(LIBRARY, 'La biblioteca'));
  for (let i = 1; i <= 43; i++) await appendToRecord(city, proposalAnswered(i));
  await appendToRecord(city, processPublished(SQUARE, 'La plaça nova'));
});

afterAll(() => house.close());

test('the record is read newest first, page after page, each entry once', async () => {
  const seqs: number[] = [];
  let before: number | undefined;
  do {
    const page = await readRecord(house.ctx, { before });
    seqs.push(...page.items.map(({ seq }) => seq));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(seqs).toEqual(Array.from({ length: 46 }, (_, i) => 46 - i));
});

test('a filter shows only its kind and its process', async () => {
  const published = await readRecord(house.ctx, { kind: 'process-published' });
  expect(published.items.map(({ seq }) => seq)).toEqual([46, 2, 1]);
  const library = await readRecord(house.ctx, { processId: LIBRARY });
  expect(library).toMatchObject({ items: [{ seq: 2 }], next: null });
  expect(await readRecord(house.ctx, { processId: LIBRARY, kind: 'step-opened' })).toEqual({ items: [], next: null });
});

test('a process is known by the title it last had', async () => {
  const titles = (await listRecordedProcesses(house.ctx)).map(({ title }) => title.ca);
  expect(titles).toEqual(['La plaça nova', 'La biblioteca']);
});

test('a line is the canonical form of its entry', async () => {
  for await (const line of recordLines(house.ctx)) expect(entryLine(JSON.parse(line) as RecordEntry)).toBe(line);
});

test('reading a file stops at the head there was when it began', async () => {
  const lines = recordLines(house.ctx);
  const { value: first } = await lines.next();
  await appendToRecord(city, proposalAnswered(44));
  const rest = await collected(lines);
  expect([first, ...rest]).toHaveLength(46);
  await sql`delete from record_entries where seq = 47`.execute(house.db);
});

test('an entry that was spoilt is still shown, without payload', async () => {
  await sql`update record_entries set payload = '[]' where seq = 3`.execute(house.db);
  expect(await readEntry(house.ctx, 3)).toMatchObject({ seq: 3, payload: null });
  expect(await readEntry(house.ctx, 4711)).toBeUndefined();
  expect(await findHead(house.ctx)).toMatchObject({ seq: 46 });
});
