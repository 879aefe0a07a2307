import { sql } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './db/testing.ts';
import { createKeyRing } from './keys.ts';
import { createLimits, LIMITS, type Limits } from './rate-limit.ts';

const keys = createKeyRing([{ id: 'k1', bytes: Buffer.alloc(32, 1) }]);
let database: TestDatabase;
let limits: Limits;

beforeAll(async () => {
  database = await testDatabase();
  limits = createLimits({ pool: database.pool, keys });
});
afterAll(() => database.close());

test('the sixth code asked for one address within a quarter of an hour is refused, with how long to wait', async () => {
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await limits.limit('sign-in-address', 'aina@exemple.cat'));
  expect(answers.map(({ allowed }) => allowed)).toEqual([true, true, true, true, true, false]);
  expect(answers[5]?.retryAfterSeconds).toBeGreaterThan(890);
  expect(answers[5]?.retryAfterSeconds).toBeLessThanOrEqual(900);
  expect(await limits.limit('sign-in-address', 'bernat@exemple.cat')).toMatchObject({ allowed: true });
});

test('another node counts on', async () => {
  for (let i = 0; i < 5; i++) await limits.limit('code-tries', 'ticket-1');
  const node = createLimits({ pool: database.pool, keys });
  expect(await node.limit('code-tries', 'ticket-1')).toMatchObject({ allowed: false });
});

test('what is forgiven starts at nothing', async () => {
  for (let i = 0; i < 6; i++) await limits.limit('code-tries', 'ticket-2');
  await limits.forgive('code-tries', 'ticket-2');
  expect(await limits.limit('code-tries', 'ticket-2')).toEqual({ allowed: true, retryAfterSeconds: 0 });
});

test('the table holds no address, only keyed hashes', async () => {
  await limits.limit('sign-in-ip', '203.0.113.7');
  const { rows } = await sql<{ key: string }>`select key from rate_limits`.execute(database.db);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ key }) => /^[a-z-]+:k1\.[\w-]{43}$/.test(key))).toBe(true);
});

test('while the database does not answer the count goes on in memory', async () => {
  const nowhere = new Pool({ connectionString: 'postgres://x@127.0.0.1:1/x', connectionTimeoutMillis: 500 });
  const alone = createLimits({ pool: nowhere, keys });
  for (let i = 0; i < LIMITS.proposals.times; i++) expect((await alone.limit('proposals', 'p')).allowed).toBe(true);
  expect((await alone.limit('proposals', 'p')).allowed).toBe(false);
  await nowhere.end();
});

test('light acts are refused by each node for itself, without asking the database', async () => {
  for (let i = 0; i < LIMITS.supports.times; i++) await limits.limit('supports', 'nina');
  expect(await limits.limit('supports', 'nina')).toMatchObject({ allowed: false });
  const { rows } = await sql`select from rate_limits where key like 'supports%'`.execute(database.db);
  expect(rows).toHaveLength(0);
});
