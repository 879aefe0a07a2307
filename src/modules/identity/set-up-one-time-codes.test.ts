import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { removeFactor } from './change-factors.ts';
import { codeAt, stepOf } from './one-time-code.ts';
import { recogniseSession } from './recognise-session.ts';
import { confirmOneTimeCodes, setUpOneTimeCodes } from './set-up-one-time-codes.ts';
import { startSession } from './sign-in-with-ticket.ts';
import { identityPlatform, settle } from './testing.ts';

let house: TestPlatform;
let she: Ctx;
beforeAll(async () => {
  house = await identityPlatform();
  const { personId } = await settle(house, 'app@example.org');
  const token = await startSession(house.ctx, personId, 'Test');
  she = house.ctx.as(await recogniseSession(house.ctx, token, { rolesNeedProof: true }));
});
afterAll(() => house.close());

test('the secret stays the same until the first code of the app confirms it; then there is one', async () => {
  const [first, second] = [await setUpOneTimeCodes(she), await setUpOneTimeCodes(she)];
  if (!first.ok || !second.ok) throw new Error();
  expect(second.value.secret).toEqual(first.value.secret);
  expect(first.value.secret).toHaveLength(20);
  expect(await confirmOneTimeCodes(she, '000000')).toMatchObject({ code: 'factor-code-wrong' });
  const code = codeAt(first.value.secret, stepOf(house.clock.now()));
  const confirmed = await confirmOneTimeCodes(she, `${code.slice(0, 3)} ${code.slice(3)}`);
  expect(confirmed.ok && confirmed.value.recoveryCodes).toHaveLength(8);
  expect(await setUpOneTimeCodes(she)).toMatchObject({ code: 'one-time-codes-there' });
  expect(await confirmOneTimeCodes(she, code)).toMatchObject({ code: 'one-time-codes-there' });
  expect(await removeFactor(she, 'app')).toMatchObject({ ok: true });
  expect(await setUpOneTimeCodes(she)).toMatchObject({ ok: true });
});

test('a visitor sets nothing up', async () => {
  expect(await setUpOneTimeCodes(house.ctx)).toMatchObject({ code: 'sign-in-needed' });
});
