import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings } from './change-settings.ts';
import { USUAL_SETTINGS } from './moderation.ts';
import { settingsIn } from './settings-store.ts';
import { hold, type Moderated, moderatedHouse } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

it('the city’s are an administrator’s; a process’s are its moderators’ too, and may follow the city again', async () => {
  const { processId } = city.process;
  const all = { ...USUAL_SETTINGS, mode: 'all' } as const;
  const elsewhere = await city.house.enter({ roles: [{ role: 'moderator', processId: city.house.city.newId() }] });
  for (const one of [city.one, await city.house.enter()])
    expect(await changeSettings(one.ctx, null, all)).toMatchObject({ code: 'moderation-not-yours' });
  expect(await changeSettings(elsewhere.ctx, processId, all)).toMatchObject({ code: 'moderation-not-yours' });
  expect((await changeSettings(city.one.ctx, processId, all)).ok).toBe(true);
  expect(await settingsIn(city.house.ctx, processId)).toEqual(all);
  await changeSettings(city.administrator.ctx, null, { ...all, hourly: 3 });
  expect(await settingsIn(city.house.ctx, processId)).toEqual(all);
  await changeSettings(city.one.ctx, processId, null);
  expect(await settingsIn(city.house.ctx, processId)).toEqual({ ...all, hourly: 3 });
  await hold(city.house, {});
});
