import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { changeSettings } from './change-settings.ts';
import { resident, verificationPlatform } from './testing.ts';
import { readSettings } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

it('the city sets its rules', async () => {
  const [staff, other] = [await resident(test, ['administrator']), await resident(test, ['officer'])];
  expect(await changeSettings(other.ctx, { guardianAge: 0, letterDays: 1 })).toMatchObject({
    code: 'administrators-only',
  });
  expect(await readSettings(test.ctx)).toEqual({ guardianAge: 14, letterDays: 60 });
  await changeSettings(staff.ctx, { guardianAge: 16, letterDays: 30 });
  expect(await readSettings(test.ctx)).toEqual({ guardianAge: 16, letterDays: 30 });
});
