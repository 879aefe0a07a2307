import { afterAll, beforeAll, expect, it } from 'vitest';
import { latestMailTo } from '#platform/outbox.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { answerGuardian, askGuardian, consentAtDesk, guardianRequest } from './ask-guardian.ts';
import { documentHashes } from './prove.ts';
import { resident, settleVoter, verificationPlatform } from './testing.ts';
import { whyNotTakePart } from './why-not-take-part.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

it('a child takes part once a guardian says yes, and no more once it is taken back', async () => {
  const [child, grown] = [await resident(test), await resident(test)];
  await settleVoter(test.ctx, child.personId, { age_from: 12 });
  await settleVoter(test.ctx, grown.personId);
  expect(await askGuardian(grown.ctx, 'mother@example.org')).toMatchObject({ code: 'guardian-not-needed' });
  expect(await askGuardian(child.ctx, ' mother@example.org ')).toMatchObject({ ok: true });
  const [token = ''] = /guardian\/([\w-]+)/.exec(await letterTo('mother@example.org'))?.slice(1) ?? [];
  expect(await guardianRequest(test.ctx, token)).toMatchObject({ person_id: child.personId, answer: null });
  expect(await answerGuardian(test.ctx, 'nonsense', true)).toMatchObject({ code: 'link-spent' });
  expect(await answerGuardian(test.ctx, token, true)).toMatchObject({ value: 'yes' });
  expect(await whyNotTakePart(child.ctx)).toBeNull();
  test.clock.set(new Date('2027-03-01T00:00:00Z'));
  expect(await answerGuardian(test.ctx, token, false)).toMatchObject({ value: 'withdrawn' });
  expect(await whyNotTakePart(child.ctx)).toMatchObject({ code: 'guardian-first' });
});

it('a link that nobody answered runs out', async () => {
  const child = await resident(test);
  await settleVoter(test.ctx, child.personId, { age_from: 12 });
  await askGuardian(child.ctx, 'father@example.org');
  const [token = ''] = /guardian\/([\w-]+)/.exec(await letterTo('father@example.org'))?.slice(1) ?? [];
  test.clock.set(new Date('2027-06-01T00:00:00Z'));
  expect(await answerGuardian(test.ctx, token, true)).toMatchObject({ code: 'link-spent' });
});

it('a guardian consents at a desk', async () => {
  const [staff, child] = [await resident(test, ['assistant']), await resident(test)];
  await settleVoter(test.ctx, child.personId, {
    age_from: 0,
    document_hash: documentHashes(test.ctx, 'X1234567L')[0] as string,
  });
  expect(await consentAtDesk(child.ctx, 'X1234567L')).toMatchObject({ code: 'assistants-only' });
  expect(await consentAtDesk(staff.ctx, '12345678Z')).toMatchObject({ code: 'nobody-verified' });
  expect(await consentAtDesk(staff.ctx, 'X1234567L')).toMatchObject({ ok: true });
  expect(await whyNotTakePart(child.ctx)).toBeNull();
});

async function letterTo(address: string): Promise<string> {
  return JSON.stringify(await latestMailTo(test.ctx.as({ kind: 'system', name: 'test' }), address));
}
