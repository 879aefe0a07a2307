import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { displayNames, personalData as identity, seedPeople } from '#modules/identity/index.ts';
import { type NewMail, queueMail } from '#platform/mail.ts';
import { mailJobs } from '#platform/mail-jobs.ts';
import { outbox } from '#platform/outbox.ts';
import { personalData as platform } from '#platform/personal-data-declarations.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { consentStands } from './consent-stands.ts';
import { limitablePurposes, limitPurpose } from './limit-purpose.ts';
import { personalData } from './personal-data.ts';
import { recordConsent } from './record-consent.ts';

let house: TestPlatform;
let id: PersonId;
const declared = [...identity, ...personalData, ...platform];

beforeAll(async () => {
  house = await testPlatform({ personalData: [...identity, ...personalData] });
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  [id] = (await seedPeople(city, [{ displayName: 'Neus', email: 'neus@example.org', language: 'ca' }])) as [PersonId];
});
afterAll(() => house.close());

const she = () => house.ctx.as(personActor({ personId: id }));
const officer = () => house.ctx.as(personActor({ roles: ['administrator'] }));

test('what keeps the account cannot be limited, nor what nothing is declared for; a law cannot be objected to', async () => {
  const purposes = limitablePurposes(declared).map(({ purpose }) => purpose);
  expect(purposes).not.toContain('account');
  expect(purposes).toContain('participation');
  for (const purpose of ['account', 'security', 'nonsense'])
    expect(await limitPurpose(she(), declared, { purpose, kind: 'restricted' })).toMatchObject({ ok: false });
  const byLaw = declared.map((table) => ({
    ...table,
    personal: Object.fromEntries(
      Object.entries(table.personal).map(([name, one]) => [name, { ...one, legalBasis: 'legal-obligation' as const }]),
    ),
  }));
  expect(await limitPurpose(she(), byLaw, { purpose: 'participation', kind: 'objected' })).toMatchObject({
    code: 'purpose-not-limitable',
  });
  expect(await limitPurpose(house.ctx, declared, { purpose: 'participation', kind: null })).toMatchObject({
    code: 'sign-in-needed',
  });
});

test('taking part: her name is not shown while it is limited, and shown again afterwards', async () => {
  const name = async () => (await displayNames(house.ctx, [id])).get(id);
  expect(await name()).toBe('Neus');
  await limitPurpose(she(), declared, { purpose: 'participation', kind: 'restricted' });
  expect(await name()).toBe('');
  await limitPurpose(she(), declared, { purpose: 'participation', kind: null });
  expect(await name()).toBe('Neus');
});

test('running the site: staff no longer open her letters, she herself does', async () => {
  await queueMail(house.ctx, letter('one'));
  const subject = async (ctx: typeof house.ctx) => (await outbox(ctx))[0]?.message?.subject ?? null;
  expect(await subject(officer())).toBe('Hello');
  await limitPurpose(she(), declared, { purpose: 'administration', kind: 'objected' });
  expect(await subject(officer())).toBeNull();
  expect(await subject(she())).toBe('Hello');
});

test('a query under a limited purpose is handed only those who allow it', async () => {
  const other = personActor().personId;
  const reading = { subjects: [id, other], columns: ['people.district_id'], purpose: 'administration' } as const;
  expect(await officer().personal.read(reading, async (_, allowed) => allowed)).toEqual([other]);
  expect(await she().personal.read(reading, async (_, allowed) => allowed)).toEqual([id, other]);
});

test('a letter leaves only while its consent stands and notices are not limited', async () => {
  const sent: string[] = [];
  const way = { send: async (_: string, { subject }: { subject: string }) => void sent.push(subject), close: () => {} };
  const jobs = mailJobs(way, consentStands);
  const say = (given: boolean) =>
    recordConsent(house.ctx, id, { consent: 'newsletter', given, words: 'w', language: 'ca', saidAt: 'your-data' });
  const write = async (subject: string) => {
    await queueMail(house.ctx, { ...letter(subject), subject, consent: 'newsletter' });
    return house.runJobs(jobs);
  };
  await house.runJobs(jobs);
  sent.length = 0;
  await write('before she said anything');
  await say(true);
  await write('after her yes');
  await queueMail(house.ctx, { ...letter('written'), subject: 'written before her no', consent: 'newsletter' });
  await say(false);
  await house.runJobs(jobs);
  await say(true);
  await limitPurpose(she(), declared, { purpose: 'notices', kind: 'objected' });
  await write('while limited');
  await queueMail(house.ctx, { ...letter('code'), subject: 'a code to sign in' });
  await house.runJobs(jobs);
  expect(sent).toEqual(['after her yes', 'a code to sign in']);
  const states = (await outbox(house.ctx, { state: 'stopped' })).length;
  expect(states).toBe(3);
});

function letter(key: string): NewMail {
  return { personId: id, to: 'neus@example.org', kind: 'test', key, subject: 'Hello', text: 'Hello' };
}
