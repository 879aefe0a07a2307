import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '#kernel/reader.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { askCorrection } from './ask-correction.ts';
import type { CorrectionsOf, Datum } from './correction.ts';
import { correctionsOf, countCorrections } from './correction-store.ts';
import { personalData } from './personal-data.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

const reader = {} as Reader;
const data: CorrectionsOf = {
  heldNow: async (_, __, { datum }) => (datum === 'census' ? null : '35'),
  choices: async () => null,
  correct: async () => {
    throw new Error('Nobody answers here');
  },
};
const wish = (datum: Datum, about: string | null = null) => ({ datum, about, wish: 'Vaig fer 50 anys.' });

test('one request a datum waits for a month at the most; another datum is another request', async () => {
  const actor = personActor();
  const ctx = house.ctx.as(actor);
  const ask = (asked: ReturnType<typeof wish>) => askCorrection(ctx, { data, reader }, asked);
  expect(await ask(wish('age-band'))).toMatchObject({ value: { dueAt: new Date('2026-12-16T10:00:00Z') } });
  expect(await ask(wish('age-band'))).toMatchObject({ code: 'correction-waits' });
  expect(await ask(wish('district'))).toMatchObject({ ok: true });
  const [one, other] = [house.ctx.newId<string>(), house.ctx.newId<string>()];
  expect(await ask(wish('moderation-note', one))).toMatchObject({ ok: true });
  expect(await ask(wish('moderation-note', other))).toMatchObject({ ok: true });
  expect((await correctionsOf(ctx, actor.personId)).length).toBe(4);
  expect(await countCorrections(ctx)).toEqual({ count: 4, dueAt: new Date('2026-12-16T10:00:00Z') });
});

test('what is not held cannot be corrected, and nobody asks for another', async () => {
  const ctx = house.ctx.as(personActor());
  expect(await askCorrection(ctx, { data, reader }, wish('census'))).toMatchObject({ code: 'nothing-to-correct' });
  expect(await askCorrection(house.ctx, { data, reader }, wish('level'))).toMatchObject({ code: 'sign-in-needed' });
});
