import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { joinRoll } from './join-roll.ts';
import { keepGuest } from './keep-guest.ts';
import { documentHashes } from './prove.ts';
import { recogniseGuest, startGuest } from './start-guest.ts';
import { resident, STEP, settleCensus, settleVoter, verificationPlatform } from './testing.ts';
import { verifyResident } from './verify-resident.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
  await settleCensus(test, [
    ['12345678Z', '1980-03-07'],
    ['00000000T', '2014-01-01'],
    ['X1234567L', '1990-05-05'],
    ['Y0000000Z', '1970-05-05'],
    ['11111111H', '1960-01-01'],
  ]);
});
afterAll(() => test.close());

let places = 0;
const enter = (document: string, birthDate: string) =>
  startGuest(test.ctx, { way: 'census', document, birthDate }, `place ${++places}`);
const returning = (document: string, code: string) =>
  startGuest(test.ctx, { way: 'letter', document, code }, `place ${++places}`);
async function guestOf(document: string, birthDate: string) {
  const done = await enter(document, birthDate);
  if (!done.ok) throw new Error(done.code);
  const actor = await recogniseGuest(test.ctx, done.value.token);
  if (actor?.kind !== 'person') throw new Error('Not recognised');
  return { ...done.value, actor };
}

describe('a guest', () => {
  it('takes part for an hour, comes back with her code alone, and is the same person', async () => {
    const first = await guestOf('12345678Z', '1980-03-07');
    expect(first.actor.limited).toMatchObject({ kind: 'guest' });
    expect(await enter('12345678Z', '1980-03-07')).toMatchObject({ code: 'guest-was-here' });
    expect(await returning('12345678Z', 'AAAAA-AAAAA')).toMatchObject({ code: 'letter-code-wrong' });
    expect(await returning('X1234567L', first.returnCode ?? '')).toMatchObject({ code: 'letter-code-wrong' });
    const again = await returning('12345678Z', first.returnCode ?? '');
    expect(again).toMatchObject({ ok: true, value: { returnCode: null } });
    if (again.ok)
      expect(await recogniseGuest(test.ctx, again.value.token)).toMatchObject({ personId: first.actor.personId });
    test.clock.set(new Date('2026-11-16T11:01:00Z'));
    expect(await recogniseGuest(test.ctx, first.token)).toBeUndefined();
  });

  it('who was known by a paper form alone is told of letters and desks, not of a code she was never given', async () => {
    const [hash = ''] = documentHashes(test.ctx, '11111111H');
    await settleVoter(test.ctx, await openPersonWithoutEmail(test.ctx), { document_hash: hash, way: 'paper' });
    expect(await enter('11111111H', '1960-01-01')).toMatchObject({ code: 'helped-was-here' });
  });

  it('is not somebody who has an account, nor a child', async () => {
    const her = await resident(test);
    await verifyResident(her.ctx, { way: 'census', document: 'Y0000000Z', birthDate: '1970-05-05' }, 'here');
    expect(await enter('Y0000000Z', '1970-05-05')).toMatchObject({ code: 'has-account' });
    expect(await enter('00000000T', '2014-01-01')).toMatchObject({ code: 'guardian-needs-account' });
  });

  it('keeps what she did under an account of hers, and stands on the roll once', async () => {
    const guest = await guestOf('X1234567L', '1990-05-05');
    await joinRoll(test.ctx, { stepId: STEP, personId: guest.actor.personId, channel: 'guest' });
    const account = await resident(test);
    expect(await keepGuest(account.ctx, 'nonsense')).toMatchObject({ code: 'guest-session-over' });
    expect(await keepGuest(account.ctx, guest.token)).toMatchObject({ ok: true });
    expect(await findVoter(test.ctx, { personId: account.personId })).toMatchObject({
      way: 'census',
      return_hash: null,
    });
    expect(await joinRoll(test.ctx, { stepId: STEP, personId: account.personId, channel: 'account' })).toMatchObject({
      ok: true,
      value: { isNew: false },
    });
    expect(await recogniseGuest(test.ctx, guest.token)).toBeUndefined();
    expect(await returning('X1234567L', guest.returnCode ?? '')).toMatchObject({ ok: false });
  });
});
