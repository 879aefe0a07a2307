import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordLines } from '#modules/record/index.ts';
import { collected } from '#modules/record/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeCity } from './change-city.ts';
import { readCity } from './store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const as = (role?: 'administrator' | 'officer') => house.ctx.as(personActor({ roles: role ? [role] : [] }));

test('only administrators change the city', async () => {
  for (const ctx of [house.ctx, as(), as('officer')])
    expect(await changeCity(ctx, { accent: '#1e6b45' })).toMatchObject({ ok: false, code: 'administrators-only' });
});

test('what changes is written into the record, once; what stays is not', async () => {
  const changes = { accent: '#1e6b45', name: { ca: 'Vallserena' }, contact: { phone: '010' } };
  expect(await changeCity(as('administrator'), changes)).toEqual({ ok: true, value: { changed: 2 } });
  expect(await changeCity(as('administrator'), changes)).toEqual({ ok: true, value: { changed: 0 } });
  const payloads = (await collected(recordLines(house.ctx))).map((line) => JSON.parse(line).payload);
  expect(payloads.map(({ setting, before, after }) => [setting, before, after])).toEqual([
    ['name', 'La teva ciutat / Tu ciudad / Your city / مدينتك', 'Vallserena'],
    ['accent', '#2b3fae', '#1e6b45'],
  ]);
  expect((await readCity(house.ctx)).contact).toEqual({ phone: '010' });
});

test('a city keeps a language, and a name in its first one', async () => {
  const ctx = as('administrator');
  expect(await changeCity(ctx, { languages: [] })).toMatchObject({ code: 'city-without-language' });
  expect(await changeCity(ctx, { languages: ['ar', 'ca'] })).toMatchObject({ code: 'city-without-name' });
  expect((await readCity(ctx)).languages[0]).toBe('ca');
});
