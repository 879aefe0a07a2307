import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProposalId } from '#kernel/ids.ts';
import { commented, subject } from '#modules/participation/comments/testing.ts';
import { countedSupports, openProcess, published, tallyOf } from '#modules/participation/proposals/testing.ts';
import { erasurePlan } from '#modules/rights/index.ts';
import { queueMail } from '#platform/mail.ts';
import { declaredTables } from './declared-tables.ts';
import { dumpOf, plantRows } from './planted-rows.fixture.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const ERASE = '/your-data/erase';
const NAME = 'Mercè Inconfusible';
const EMAIL = 'merce.inconfusible@example.org';

const dump = () => dumpOf(house);

describe('a resident who erases her account', () => {
  let merce: Visitor;
  let proposal: { id: ProposalId; process: string; number: number };
  let neighbours: { id: ProposalId; number: number; process: string };
  let closed: { id: ProposalId };
  let certificate: string;

  beforeAll(async () => {
    merce = await house.enter({ displayName: NAME, email: EMAIL });
    const [streets, parks] = [await openProcess(house.city), await openProcess(house.city)];
    proposal = await published(house.city, streets, { title: 'Un banc a l’ombra' }, merce.ctx.actor);
    neighbours = await published(house.city, streets, { title: 'Una font al parc' });
    closed = await published(house.city, parks, { title: 'Un hort al terrat' });
    await house.post(`/processes/${streets.slug}/proposals/${neighbours.number}/support`, {}, merce);
    await house.post(`/processes/${parks.slug}/proposals/1/support`, {}, merce);
    await sql`update process_steps set closes_at = ${new Date(house.ctx.clock.now().getTime() - 1000)}
      where id = ${parks.stepId}`.execute(house.db);
    await house.post(
      `/processes/${streets.slug}/proposals/new`,
      {
        ...{ title: 'Encara només un esborrany', body: 'Ningú no ho ha de llegir mai, encara.', language: 'ca' },
      },
      merce,
    );
    const about = subject({ id: proposal.id });
    const other = await commented(house.city, about, { body: 'Hi ha llocs on el sol toca tot el dia.' });
    await house.post(`/comments/${other.id}/vote`, { value: '1' }, merce);
    await commented(house.city, about, { author: merce.ctx.actor, body: 'El banc ha de mirar al riu.' });
    const mail = { personId: merce.personId, to: EMAIL, kind: 'sign-in', subject: 'El teu codi', key: 'one' };
    await queueMail(house.city, { ...mail, text: 'Hola' });
    await house.post('/sign-in', { email: EMAIL });
  });

  test('reads first what goes and what stays', async () => {
    const text = await (await house.get(ERASE, merce)).text();
    expect(text).toContain('Erase my account for good');
    expect(text).toMatch(/This goes[\s\S]*Where you signed in[\s\S]*This stays[\s\S]*Your proposals/);
  });

  test('is asked to sign in again when she did so long ago', async () => {
    await sql`update sessions set created_at = created_at - interval '2 hours'`.execute(house.db);
    expect(await (await house.get(ERASE, merce)).text()).toContain('Sign in once more first');
    expect((await house.post(ERASE, {}, merce)).headers.get('location')).toContain(ERASE);
    expect((await house.get('/sign-in?again=1', merce)).status).toBe(200);
    expect(await dump()).toContain(NAME);
    await sql`update sessions set created_at = created_at + interval '2 hours'`.execute(house.db);
  });

  test('is gone: no name, address or draft in the dump, no key, no session', async () => {
    const before = await dump();
    for (const trace of [NAME, 'Encara només un esborrany', merce.personId]) expect(before).toContain(trace);
    const response = await house.post(ERASE, {}, merce);
    certificate = response.headers.get('location') ?? '';
    expect(certificate).toMatch(/^\/your-data\/erased\/[0-9a-f-]{36}$/);
    expect(response.headers.get('set-cookie')).toContain('ateneu_session=;');
    const after = await dump();
    const lookup = house.platform.keys.lookup('email', EMAIL);
    for (const trace of [NAME, EMAIL, lookup, 'Encara només un esborrany']) expect(after).not.toContain(trace);
    const keys = await sql<{ wrapped: unknown; gone: Date }>`
      select wrapped_key as wrapped, destroyed_at as gone from person_keys where person_id = ${merce.personId}`.execute(
      house.db,
    );
    expect(keys.rows).toEqual([{ wrapped: null, gone: house.ctx.clock.now() }]);
    expect((await house.get('/account', merce)).headers.get('location')).toContain('/sign-in');
  });

  test('has a certificate that says what went and names nobody, for whoever has its address', async () => {
    const page = await (await house.get(certificate)).text();
    expect(page).toContain('Your account is erased');
    expect(page).toContain('sessions');
    const file = (await (await house.get(`${certificate}.json`)).json()) as { tables: unknown[]; seal: string };
    expect(file.tables).toEqual(expect.arrayContaining([{ table: 'people', rows: 1 }]));
    expect(JSON.parse(house.platform.keys.verifyToken('erasure-certificate', file.seal) ?? '{}').tables).toEqual(
      file.tables,
    );
    expect(JSON.stringify(file) + page).not.toContain(merce.personId);
    expect((await house.get(`/your-data/erased/${merce.personId}`)).status).toBe(404);
  });

  test('letters with codes to her address are gone too, which no row names hers', async () => {
    const { rows } = await sql`select 1 from outbox_mails`.execute(house.db);
    expect(rows).toEqual([]);
    expect(await house.waitingJobs()).toContainEqual(
      expect.objectContaining({ job: 'rights.note-erasure', key: merce.personId }),
    );
  });

  test('what she argued still stands, under a former participant', async () => {
    const page = await (await house.get(`/processes/${proposal.process}/proposals/${proposal.number}`)).text();
    for (const words of ['Un banc a l’ombra', 'A former participant', 'El banc ha de mirar al riu.'])
      expect(page).toContain(words);
  });

  test('her support is taken back where the step is open, and still counted where it closed', async () => {
    expect(await tallyOf(house.city, neighbours.id)).toBe(0);
    expect(await tallyOf(house.city, closed.id)).toBe(1);
    expect(await countedSupports(house.city, closed.id)).toBe(0);
    const { rows } = await sql`
      select 1 from proposal_tallies t where supports <> opening_supports + left_supports +
        (select count(*) from proposal_supports s where s.proposal_id = t.proposal_id and not s.provisional)`.execute(
      house.db,
    );
    expect(rows).toEqual([]);
    const votes = await sql<{ up: number; left_up: number }>`
      select up, left_up from comment_tallies where up > 0`.execute(house.db);
    expect(votes.rows).toEqual([{ up: 1, left_up: 1 }]);
  });

  test('may come back with the same address as somebody new', async () => {
    expect((await house.enter({ displayName: 'Mercè', email: EMAIL })).personId).not.toBe(merce.personId);
  });
});

test('the last administrator names another before she goes', async () => {
  const only = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  const refused = await house.post(ERASE, {}, only);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('This is the last administrator of the city.');
  await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  expect((await house.post(ERASE, {}, only)).status).toBe(303);
});

test('every declared erasure can be done to the table as it is', async () => {
  for (const { table, does } of erasurePlan(declaredTables)) {
    if (does === 'delete') continue;
    const { rows } = await sql<{ column: string }>`
      select a.attname as column from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = ${table}::regclass and a.attname = any(${does}::text[]) and a.attnotnull and t.typname <> 'text'`.execute(
      house.db,
    );
    // Neither null nor an empty text can stand there.
    expect({ table, rows }).toEqual({ table, rows: [] });
  }
});

test('whatever stands in a personal column of hers is not in the dump afterwards, table by table', async () => {
  const own = await testHouse();
  const neus = await own.enter({ displayName: 'Neus', proven: true });
  const planted = await plantRows(own, neus.personId, declaredTables);
  const before = await dumpOf(own);
  const looked = planted.flatMap(({ trace, ...one }) => (trace === null ? [] : [{ ...one, trace }]));
  expect(looked.filter(({ trace }) => !before.includes(trace))).toEqual([]);
  const erased = await own.post(ERASE, {}, neus);
  expect(erased.headers.get('location')).toContain('/your-data/erased/');
  const after = await dumpOf(own);
  const goes = looked.filter(({ declared }) => declared.erase !== 'keep-without-name');
  expect(goes.length).toBeGreaterThan(20);
  const left = goes.filter(({ trace }) => after.includes(trace)).map(({ table, column }) => `${table}.${column}`);
  expect(left).toEqual([]);
  await own.close();
});
