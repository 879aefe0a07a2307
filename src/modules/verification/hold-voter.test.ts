import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { holdVoter } from './hold-voter.ts';
import { documentHashes, type Proof } from './prove.ts';
import { resident, verificationPlatform } from './testing.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

const proof = (document: string, more: Partial<Proof> = {}): Proof => ({
  ...{ hashes: documentHashes(test.ctx, document), way: 'census', level: 'basic', ageFrom: 25, districtId: null },
  ...more,
});
const hold = (given: Proof, personId: Parameters<typeof holdVoter>[2]) =>
  test.ctx.transact((inside) => holdVoter(inside, given, personId));

it('a weak proof opens nobody’s acts; a strong one brings them over', async () => {
  const helped = await openPersonWithoutEmail(test.ctx);
  await hold(proof('A1', { way: 'desk', level: 'strong' }), helped);
  const { personId } = await resident(test);
  expect(await hold(proof('A1'), personId)).toMatchObject({ code: 'acted-elsewhere' });
  expect(await hold(proof('A1', { way: 'letter', level: 'strong' }), personId)).toMatchObject({ ok: true });
  expect(await findVoter(test.ctx, { personId: helped })).toBeUndefined();
});

it('a level once reached stays, and what a proof does not know wipes nothing out', async () => {
  const { personId } = await resident(test);
  await hold(proof('B1', { way: 'desk', level: 'strong' }), personId);
  await hold(proof('B1', { ageFrom: null }), personId);
  expect(await findVoter(test.ctx, { personId })).toMatchObject({ level: 'strong', age_from: 25, way: 'desk' });
});
