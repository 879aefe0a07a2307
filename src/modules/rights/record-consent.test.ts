import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { brokenAt, type Saying } from './consent-chain.ts';
import { entriesOf } from './consent-store.ts';
import { personalData } from './personal-data.ts';
import { recordConsent, sayForMyself } from './record-consent.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

const yes: Saying = { consent: 'newsletter', given: true, words: 'abc', language: 'ca', saidAt: 'your-data' };
const no: Saying = { ...yes, given: false };

test('each new answer is a line; the same answer to the same words adds none', async () => {
  const neus = personActor();
  const ctx = house.ctx.as(neus);
  for (const saying of [no, yes, yes, no, no, yes, { ...yes, words: 'other words' }]) await sayForMyself(ctx, saying);
  const entries = await entriesOf(ctx, neus.personId);
  expect(entries.map(({ seq, given, words }) => [seq, given, words])).toEqual([
    [1, true, 'abc'],
    [2, false, 'abc'],
    [3, true, 'abc'],
    [4, true, 'other words'],
  ]);
  expect(brokenAt(entries)).toBeNull();
});

test.each([
  ['another answer', sql`update consent_entries set given = not given where seq = 2`, 2],
  ['another time', sql`update consent_entries set at = at + interval '1 second' where seq = 1`, 1],
  ['a line less', sql`delete from consent_entries where seq = 2`, 3],
])('%s in the table breaks the chain there', async (_name, change, where) => {
  await house.ctx.transact(async (ctx) => {
    const neus = personActor();
    for (const saying of [yes, no, yes]) await recordConsent(ctx, neus.personId, saying);
    await sql`delete from consent_entries where person_id <> ${neus.personId}`.execute(ctx.db);
    await change.execute(ctx.db);
    expect(brokenAt(await entriesOf(ctx, neus.personId))).toBe(where);
  });
});

test('ten answers at the same moment make one chain', async () => {
  const neus = personActor();
  const all = Array.from({ length: 10 }, (_, n) => ({ ...yes, given: n % 2 === 0, words: `w${n}` }));
  await Promise.all(all.map((saying) => recordConsent(house.ctx.as(neus), neus.personId, saying)));
  const entries = await entriesOf(house.ctx, neus.personId);
  expect(brokenAt(entries)).toBeNull();
});

test('a no tells whoever made something of the yes, in the same transaction', async () => {
  const heard: unknown[] = [];
  house.platform.subscribe<{ type: 'consent-withdrawn'; consent: string }>('consent-withdrawn', async (_, event) => {
    heard.push(event.consent);
  });
  const neus = personActor();
  for (const saying of [yes, no]) await sayForMyself(house.ctx.as(neus), saying);
  expect(heard).toEqual(['newsletter']);
});

test('the terms end with the account alone; a visitor says nothing', async () => {
  const neus = house.ctx.as(personActor());
  const terms: Saying = { ...no, consent: 'terms' };
  expect(await sayForMyself(neus, terms)).toMatchObject({ ok: false, code: 'terms-end-with-the-account' });
  expect(await sayForMyself(house.ctx, yes)).toMatchObject({ ok: false, code: 'sign-in-needed' });
});
