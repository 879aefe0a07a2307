import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId } from '#platform/testing.ts';
import { channelOf, joinRoll } from './join-roll.ts';
import type { Channel } from './roll.ts';
import { countRoll, moveOnRoll, rollAsVoter, takeOffRoll } from './roll-store.ts';
import { STEP, settleVoter, verificationPlatform } from './testing.ts';
import { letGo, updateVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

let people = 0;
const person = () => testId<PersonId>(50_000 + ++people);
const join = (personId: PersonId, channel: Channel = 'account', once = false) =>
  joinRoll(test.ctx, { stepId: STEP, personId, channel }, { once });

describe('one roll', () => {
  it('takes a person once, and knows her when she comes again', async () => {
    const her = person();
    await settleVoter(test.ctx, her);
    expect(await join(her)).toMatchObject({ ok: true, value: { isNew: true, channel: 'account' } });
    expect(await join(her)).toMatchObject({ ok: true, value: { isNew: false } });
    expect(await join(her, 'paper', true)).toMatchObject({
      ok: false,
      code: 'took-part-already',
      details: { channel: 'account' },
    });
  });

  it('refuses whoever comes with the document of somebody who took part', async () => {
    const [first, second] = [person(), person()];
    const voter = await settleVoter(test.ctx, first);
    await join(first, 'guest');
    await letGo(test.ctx, first);
    await updateVoter(test.ctx, voter, { person_id: second });
    expect(await join(second)).toMatchObject({ ok: false, code: 'took-part-already' });
  });

  it('lets two requests of one person in as one', async () => {
    const her = person();
    await settleVoter(test.ctx, her);
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(her)));
    expect(answers.filter((answer) => answer.ok && answer.value.isNew)).toHaveLength(1);
  });

  it('knows an account that acted before it was verified', async () => {
    const her = person();
    await join(her);
    const voter = await settleVoter(test.ctx, her);
    await rollAsVoter(test.ctx, her, voter);
    expect(await join(her, 'paper', true)).toMatchObject({ ok: false });
  });

  it('moves a line to the account that keeps it, and lets one go', async () => {
    const [guest, account] = [person(), person()];
    const voter = await settleVoter(test.ctx, guest);
    await join(guest, 'guest');
    await join(account);
    await moveOnRoll(test.ctx, guest, account);
    await updateVoter(test.ctx, voter, { person_id: account });
    expect(await join(account)).toMatchObject({ ok: true, value: { isNew: false, channel: 'guest' } });
    expect(await takeOffRoll(test.ctx, STEP, account)).toBe(true);
    expect(await takeOffRoll(test.ctx, STEP, account)).toBe(false);
  });

  it('counts by door', async () => {
    const counted = await countRoll(test.ctx, STEP);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from participation_roll`.execute(test.db);
    expect([...counted.values()].reduce((sum, n) => sum + n, 0)).toBe(rows[0]?.n);
  });
});

it('the door is the one of the session', () => {
  const her = personActor();
  expect(channelOf({ kind: 'visitor' })).toBe('account');
  expect(channelOf(her)).toBe('account');
  expect(channelOf({ ...her, limited: { kind: 'guest', until: new Date() } })).toBe('guest');
});
