import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { consentReceipt } from './consent-receipt.ts';
import { personalData } from './personal-data.ts';
import { readConsents } from './read-consents.ts';
import { sayForMyself } from './record-consent.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

test('she reads each consent as it stands, and it is written down as her own reading', async () => {
  const neus = personActor();
  const ctx = house.ctx.as(neus);
  await sayForMyself(ctx, { consent: 'newsletter', given: true, words: 'w', language: 'ca', saidAt: 'your-data' });
  const read = await readConsents(ctx);
  if (!read.ok) throw new Error(read.code);
  const said = Object.fromEntries(read.value.standing.map(({ consent, last }) => [consent.key, last?.given ?? null]));
  expect(said).toMatchObject({ newsletter: true, statistics: null, terms: null });
  expect(await ctx.personal.accessesOf(neus.personId, { withOwn: true })).toMatchObject([{ own: true }]);
  expect(await readConsents(house.ctx)).toMatchObject({ ok: false, code: 'sign-in-needed' });
});

test('the receipt has the fields of ISO/IEC TS 27560 and its place in the chain', async () => {
  const ctx = house.ctx.as(personActor());
  await sayForMyself(ctx, { consent: 'newsletter', given: true, words: 'w', language: 'ca', saidAt: 'your-data' });
  const read = await readConsents(ctx);
  const [entry] = read.ok ? read.value.entries : [];
  if (!entry) throw new Error('no entry');
  const receipt = consentReceipt(entry, {
    controller: {
      name: 'Vallserena',
      email: 'a@vallserena.example',
      address: null,
      site: 'https://vallserena.example',
    },
    words: { title: 'The letter', asked: 'Send me the letter', purpose: 'For this alone' },
    language: 'ca',
    declared: personalData,
  });
  expect(receipt).toMatchObject({
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: `${entry.personId}/1`,
    pii_processing: [{ lawful_basis: 'consent', purpose: 'The letter', pii_controllers: ['Vallserena'] }],
    parties: [{ party_name: 'Vallserena', party_role: 'pii controller' }],
    events: [{ event_type: 'explicit consent', event_state: 'consent given', words_shown: 'Send me the letter' }],
    proof: { seq: 1, hash: entry.hash },
  });
});
