import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { publishPage } from '#modules/city/index.ts';
import { settleCensus } from '#modules/verification/testing.ts';
import { declaredTables } from './declared-tables.ts';
import { dumpOf, type Planted, plantRows, unzipped } from './planted-rows.fixture.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

/** Where nothing of a guest can stand: ways to sign in, and what only staff does. */
const NOT_OF_GUESTS = [
  ...['sessions', 'passkeys', 'one_time_codes', 'recovery_codes', 'passkey_challenges', 'provider_identities'],
  ...['role_grants', 'staff_acts', 'census_loads', 'letter_batches', 'moderation_batches', 'paper_batches'],
  ...['paper_sheets', 'commitment_updates', 'proposal_answers', 'proposal_answer_versions'],
  // A member of a process was invited by her address.
  'process_members',
  // She has no address, and whoever needs a guardian or shows another's document needs an account.
  ...['outbox_mails', 'notice_choices', 'follow_choices', 'guardian_requests', 'verification_conflicts'],
];
/** She has her own of these from the moment she came. */
const HERS = ['people', 'voters', 'guest_sessions', 'consent_entries'];
const named = declaredTables.filter(({ subject, table }) => subject !== null && !NOT_OF_GUESTS.includes(table));
const ofGuests = named.filter(({ table }) => !HERS.includes(table));

interface Guest {
  readonly personId: PersonId;
  readonly cookie: string;
}

let house: TestHouse;
async function openCity(): Promise<void> {
  house = await testHouse();
  await publishPage(house.city, { slug: 'terms', version: '1', title: { ca: 'C' }, body: { ca: '<p>C</p>' } });
  await settleCensus(house, [
    ['12345678Z', '1980-03-07'],
    ['X1234567L', '1990-05-05'],
  ]);
}

/** Shows who she is on the page, and has a row of ours in every table that can be about a guest. */
async function enterAsGuest(document: string, birthDate: string): Promise<Guest & { planted: Planted[] }> {
  const shown = await house.post('/verify/census', { document, birthDate, next: '/processes' });
  const [cookie = ''] = (shown.headers.get('set-cookie') ?? '').split(';');
  const { rows } = await sql<{ id: PersonId }>`select person_id as id from guest_sessions
    order by created_at desc, id desc limit 1`.execute(house.db);
  const [{ id: personId }] = rows as [{ id: PersonId }];
  return { personId, cookie, planted: await plantRows(house, personId, ofGuests) };
}

async function tablesNaming(personId: PersonId): Promise<string[]> {
  const found: string[] = [];
  for (const { table, subject } of named) {
    const { rows } = await sql`select 1 from ${sql.table(table)}
      where ${sql.ref(subject ?? '')} = ${personId} limit 1`.execute(house.db);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

const erased = (planted: readonly Planted[]) =>
  planted.flatMap(({ trace, declared }) => (trace === null || declared.erase === 'keep-without-name' ? [] : [trace]));

describe('a guest', () => {
  let guest: Awaited<ReturnType<typeof enterAsGuest>>;
  beforeAll(async () => {
    await openCity();
    guest = await enterAsGuest('12345678Z', '1980-03-07');
  });
  afterAll(() => house.close());

  test('accepted the terms on the page on which she showed who she is', async () => {
    const { rows } = await sql`select words, place from consent_entries where person_id = ${guest.personId}`.execute(
      house.db,
    );
    expect(rows).toEqual([{ words: '1', place: 'take-part' }]);
  });

  test('finds what is held about her, takes her copy, and erases herself without making an account', async () => {
    const as = { cookie: guest.cookie };
    expect(await (await house.get('/guest', undefined, as)).text()).toContain('href="/your-data"');
    const copy = await house.get('/your-data/copy', undefined, as);
    const file = unzipped(Buffer.from(await copy.arrayBuffer())).get('your-data.json') ?? '';
    for (const { value, declared } of guest.planted) {
      if (declared.exportAs !== null) expect(file).toContain(JSON.stringify(value).slice(1, -1));
    }
    const page = await (await house.get('/your-data/erase', undefined, as)).text();
    expect(page).toContain('action="/your-data/erase"');
    const before = await dumpOf(house);
    for (const trace of erased(guest.planted)) expect(before).toContain(trace);
    const done = await house.post('/your-data/erase', {}, undefined, as);
    expect(done.headers.get('location')).toMatch(/^\/your-data\/erased\//);
    const after = await dumpOf(house);
    expect(erased(guest.planted).filter((trace) => after.includes(trace))).toEqual([]);
    expect((await house.get('/guest', undefined, as)).headers.get('location')).toBe('/take-part');
  });
});

describe('what a guest did, kept under an account', () => {
  let guest: Awaited<ReturnType<typeof enterAsGuest>>;
  let rosa: Visitor;

  beforeAll(async () => {
    await openCity();
    guest = await enterAsGuest('X1234567L', '1990-05-05');
    rosa = await house.enter({ displayName: 'Rosa', proven: true });
    const both = { cookie: `${rosa.cookie}; ${guest.cookie}` };
    const kept = await house.post('/guest/keep', {}, undefined, both);
    expect(kept.headers.get('location')).toBe('/verify');
  });
  afterAll(() => house.close());

  test('is the account’s in every table, files, readings and ledger included; nothing goes on naming the guest', async () => {
    expect(await tablesNaming(guest.personId)).toEqual([]);
    const hers = await tablesNaming(rosa.personId);
    for (const table of ['stored_files', 'personal_data_accesses', 'consent_entries', 'corrections', 'proposals'])
      expect(hers).toContain(table);
    expect(await dumpOf(house)).not.toContain(guest.personId);
  });

  test('stands whole in her copy', async () => {
    const copy = await house.get('/your-data/copy', rosa);
    const file = unzipped(Buffer.from(await copy.arrayBuffer())).get('your-data.json') ?? '';
    const promised = guest.planted.filter(({ declared }) => declared.exportAs !== null);
    const missing = promised.filter(({ value }) => !file.includes(JSON.stringify(value).slice(1, -1)));
    expect(missing.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  test('goes with the account when she erases it', async () => {
    const done = await house.post('/your-data/erase', {}, rosa);
    expect(done.headers.get('location')).toMatch(/^\/your-data\/erased\//);
    const after = await dumpOf(house);
    expect(erased(guest.planted).filter((trace) => after.includes(trace))).toEqual([]);
  });
});
