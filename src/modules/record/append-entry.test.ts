import { EMPTY_HEAD, verifyRecord } from '@ateneu/public-record';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { appendToRecord, type NewEntry } from './append-entry.ts';
import { recordLines } from './read-record.ts';
import { findHead } from './store.ts';
import { collected, LIBRARY, processPublished, proposalAnswered, SQUARE } from './testing.ts';

let house: TestPlatform;
let city: Ctx;

beforeEach(async () => {
  house = await testPlatform();
  city = house.ctx.as({ kind: 'system', name: 'test' });
});

afterEach(() => house.close());

test('what is written down can be verified from its published lines', async () => {
  await appendToRecord(city, processPublished());
  house.clock.set('2026-11-17T08:30:00.250Z');
  const head = await appendToRecord(city, proposalAnswered(1));
  const lines = await collected(recordLines(city));
  expect(await verifyRecord(lines, { checkpoints: [head] })).toMatchObject({ ok: true, entries: 2, head });
  expect(JSON.parse(lines[1] as string)).toMatchObject({ seq: 2, at: '2026-11-17T08:30:00.250Z', process: SQUARE });
});

test('twenty transactions that append at once make one unbroken chain', async () => {
  const acts = Array.from({ length: 20 }, (_, i) =>
    city.transact(async (ctx) => {
      await sql`select pg_sleep(${(i % 5) / 200})`.execute(ctx.db);
      return appendToRecord(ctx, proposalAnswered(i));
    }),
  );
  const heads = await Promise.all(acts);
  expect(new Set(heads.map(({ seq }) => seq)).size).toBe(20);
  expect(await verifyCity()).toMatchObject({ ok: true, entries: 20 });
});

test('several entries of one transaction follow each other', async () => {
  await city.transact(async (ctx) => {
    for (let i = 1; i <= 3; i++) await appendToRecord(ctx, proposalAnswered(i));
  });
  expect(await verifyCity()).toMatchObject({ ok: true, entries: 3 });
});

test('a transaction that is undone leaves neither entry nor gap', async () => {
  await appendToRecord(city, processPublished());
  const fault = city.transact(async (ctx) => {
    await appendToRecord(ctx, proposalAnswered(1));
    throw new Error('the act failed');
  });
  await expect(fault).rejects.toThrow('the act failed');
  await city.transact(async (ctx) => {
    await appendToRecord(ctx, proposalAnswered(2));
    return refuse('step-closed');
  });
  expect(await appendToRecord(city, proposalAnswered(3))).toMatchObject({ seq: 2 });
  expect(await verifyCity()).toMatchObject({ ok: true, entries: 2 });
});

test('an append undone by a refusal inside a longer transaction leaves no gap either', async () => {
  await city.transact(async (ctx) => {
    await appendToRecord(ctx, processPublished());
    await ctx.transact(async (inside) => {
      await appendToRecord(inside, proposalAnswered(1));
      return refuse('step-closed');
    });
    await appendToRecord(ctx, proposalAnswered(2));
  });
  expect(await verifyCity()).toMatchObject({ ok: true, entries: 2 });
});

test.each<[string, string]>([
  ['an edited payload', `update record_entries set payload = replace(payload, '1250000', '1250001') where seq = 2`],
  ['a payload that is no JSON', `update record_entries set payload = 'accepted' where seq = 2`],
  ['a payload of two lines', `update record_entries set payload = payload || E'\\n' where seq = 2`],
  ['an edited kind', `update record_entries set kind = 'proposal-withdrawn' where seq = 2`],
  ['another subject', `update record_entries set subject_id = 'x' where seq = 2`],
  ['another process', `update record_entries set process_id = null where seq = 2`],
  ['another date', `update record_entries set at = at + interval '1 day' where seq = 2`],
  ['no date', `update record_entries set at = 'infinity' where seq = 2`],
  ['a row taken out', `delete from record_entries where seq = 2`],
  ['another hash', `update record_entries set hash = repeat('a', 64) where seq = 2`],
])('%s in the table is found', async (_name, tamper) => {
  for (let i = 1; i <= 3; i++) await appendToRecord(city, proposalAnswered(i));
  expect(await verifyCity()).toMatchObject({ ok: true });
  await sql.raw(tamper).execute(house.db);
  const { ok, problems } = await verifyCity();
  expect(ok).toBe(false);
  expect(problems[0]?.seq).toBeGreaterThanOrEqual(2);
});

test('a tail cut off in the table is found by whoever kept the head', async () => {
  const heads = [await appendToRecord(city, proposalAnswered(1)), await appendToRecord(city, proposalAnswered(2))];
  await sql`delete from record_entries where seq = 2`.execute(house.db);
  const { problems } = await verifyRecord(recordLines(city), { checkpoints: heads });
  expect(problems.map(({ problem }) => problem)).toEqual(['checkpoint-missing']);
});

test.each<[string, object, string]>([
  ['a kind nobody declared', { kind: 'person-praised' }, 'there is no kind person-praised'],
  ['a kind that every object has', { kind: 'constructor' }, 'there is no kind constructor'],
  ['the subject of another kind', { subject: { kind: 'person', id: SQUARE } }, 'is about a proposal'],
  ['a subject named by words', { subject: { kind: 'proposal', id: 'Maria Puig' } }, 'has no id but words'],
])('%s is a fault', async (_name, change, message) => {
  const entry = { ...proposalAnswered(1), ...change } as NewEntry;
  await expect(appendToRecord(city, entry)).rejects.toThrow(message);
  expect(await findHead(city)).toEqual(EMPTY_HEAD);
});

test.each<[string, object, string]>([
  ['the name of a person', { author: 'Maria Puig' }, 'author'],
  ['the id of a person', { personId: SQUARE }, 'personId'],
  ['words where a hash belongs', { reasonHash: 'Because Maria asked' }, 'reasonHash'],
  ['money with a fraction', { costCents: 12.5 }, 'costCents'],
  ['a field left out', { costCents: undefined }, 'costCents'],
  ['an office without words', { office: {} }, 'office'],
])('a payload with %s is a fault', async (_name, change, message) => {
  const entry = proposalAnswered(1);
  const spoilt = { ...entry, payload: { ...entry.payload, ...change } } as NewEntry;
  await expect(appendToRecord(city, spoilt)).rejects.toThrow(message);
  expect(await findHead(city)).toEqual(EMPTY_HEAD);
});

test('an entry claims only an office that the actor holds', async () => {
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  const facilitator = house.ctx.as(personActor({ roles: [{ role: 'facilitator', processId: SQUARE }] }));
  const published = (processId: typeof SQUARE) => {
    const entry = processPublished(processId);
    return { ...entry, payload: { ...entry.payload, role: 'facilitator' as const } };
  };
  await appendToRecord(officer, proposalAnswered(1));
  await appendToRecord(facilitator, published(SQUARE));
  await expect(appendToRecord(facilitator, proposalAnswered(2))).rejects.toThrow('does not hold the office of officer');
  await expect(appendToRecord(facilitator, published(LIBRARY))).rejects.toThrow('does not hold the office');
  await expect(appendToRecord(officer, processPublished())).rejects.toThrow('does not hold the office of system');
  await expect(appendToRecord(house.ctx, proposalAnswered(3))).rejects.toThrow('does not hold the office');
});

async function verifyCity() {
  return verifyRecord(recordLines(city));
}
