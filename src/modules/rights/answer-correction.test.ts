import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '#kernel/reader.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
import type { Changed, CorrectionsOf, Datum } from './correction.ts';
import { correctionsOf } from './correction-store.ts';
import type { CorrectionAnswered } from './events.ts';
import { personalData } from './personal-data.ts';

let house: TestPlatform;
const told: CorrectionAnswered[] = [];
const changed: string[] = [];
const staff = personActor({ roles: ['administrator'] });

beforeAll(async () => {
  house = await testPlatform({ personalData });
  house.platform.subscribe<CorrectionAnswered>('correction-answered', async (_, event) => void told.push(event));
});
afterAll(() => house.close());

const data: CorrectionsOf = {
  heldNow: async () => '35',
  choices: async () => null,
  async correct(_, { datum }, to): Promise<Result<Changed, string>> {
    if (to === 'no') return refuse('nothing-to-correct');
    changed.push(`${datum} ${to}`);
    return ok({ columns: ['voters.age_from'], told: ['verification'] });
  },
};

async function asked(datum: Datum = 'age-band') {
  const actor = personActor();
  await askCorrection(house.ctx.as(actor), { data, reader: {} as Reader }, { datum, about: null, wish: 'Cinquanta.' });
  const [one] = await correctionsOf(house.ctx.as(actor), actor.personId);
  if (!one) throw new Error('Nothing was asked');
  return { actor, one };
}
const answer = { decision: 'corrected', to: '50', reason: 'Ho hem vist al padró.' } as const;

test('the owner changes it, it is written down as a correction, and she is told', async () => {
  const { actor, one } = await asked();
  expect(await answerCorrection(house.ctx.as(actor), data, one.id, answer)).toMatchObject({
    code: 'administrators-only',
  });
  expect(await answerCorrection(house.ctx.as(staff), data, one.id, { ...answer, reason: ' ' })).toMatchObject({
    code: 'reason-missing',
  });
  expect(await answerCorrection(house.ctx.as(staff), data, one.id, answer)).toMatchObject({ ok: true });
  expect(changed).toEqual(['age-band 50']);
  expect(told.at(-1)).toMatchObject({ personId: actor.personId, datum: 'age-band', decision: 'corrected' });
  const [read] = await correctionsOf(house.ctx.as(actor), actor.personId);
  expect(read).toMatchObject({ decision: 'corrected', reason: answer.reason, decidedAt: house.clock.now() });
  expect(await answerCorrection(house.ctx.as(staff), data, one.id, answer)).toMatchObject({
    code: 'correction-answered',
  });
});

test('a no changes nothing, and what cannot be changed stays open', async () => {
  const { one } = await asked();
  changed.length = 0;
  expect(await answerCorrection(house.ctx.as(staff), data, one.id, { ...answer, to: 'no' })).toMatchObject({
    code: 'nothing-to-correct',
  });
  const refused = { decision: 'refused', to: '50', reason: 'El padró diu 35.' } as const;
  expect(await answerCorrection(house.ctx.as(staff), data, one.id, refused)).toMatchObject({ ok: true });
  expect(changed).toEqual([]);
});
