import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedTerms, type TermsAccepted } from '#modules/identity/index.ts';
import { identityPlatform, settle } from '#modules/identity/testing.ts';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { answerTerms, termsQuestion } from './answer-terms.ts';
import { publishPage } from './publish-page.ts';

let house: TestPlatform;
const places: string[] = [];

beforeAll(async () => {
  house = await identityPlatform();
  house.platform.subscribe<TermsAccepted>('terms-accepted', async (_, { saidAt }) => void places.push(saidAt));
  await publish('1');
});
afterAll(() => house.close());

const publish = (version: string, holdsFrom?: Date) => {
  const words = { title: { ca: 'Condicions' }, body: { ca: `<p>${version}</p>` } };
  return publishPage(house.ctx.as(personActor({ roles: ['administrator'] })), {
    ...{ slug: 'terms', version, holdsFrom },
    ...words,
  });
};

test('an announced version may be accepted before its day, one that is no more may not', async () => {
  const { personId, ctx } = await settle(house, 'asked@example.org');
  const at = (accepted: string | null) => ctx.as({ ...personActor({ personId }), acceptedTerms: accepted });
  expect(await termsQuestion(at(null))).toMatchObject({ version: { version: '1' }, isDue: true });
  expect(await answerTerms(at(null), '1')).toMatchObject({ ok: true });
  expect(await termsQuestion(at('1'))).toBeNull();
  house.clock.set('2026-11-17T10:00:00Z');
  await publish('2', new Date('2026-12-01T00:00:00Z'));
  expect(await termsQuestion(at('1'))).toMatchObject({ version: { version: '2' }, before: '1', isDue: false });
  expect(await answerTerms(at('1'), '2')).toMatchObject({ ok: true });
  expect(await acceptedTerms(ctx, personId)).toBe('2');
  house.clock.set('2026-12-02T10:00:00Z');
  expect(await termsQuestion(at('1'))).toMatchObject({ isDue: true });
  expect(await answerTerms(at('1'), '1')).toMatchObject({ code: 'terms-changed-meanwhile' });
  expect(await answerTerms(house.ctx.as({ kind: 'visitor' }), '2')).toMatchObject({ code: 'sign-in-needed' });
});

test('read out at a desk, the ledger says so', async () => {
  const { personId, ctx } = await settle(house, 'helped@example.org');
  const limited = { kind: 'assisted', by: personId, assistanceId: personId, until: house.clock.now() } as const;
  await answerTerms(ctx.as({ ...personActor({ personId }), limited }), '2');
  expect(places.at(-1)).toBe('desk');
});
