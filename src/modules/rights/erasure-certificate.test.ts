import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { erasureCertificate } from './erasure-certificate.ts';
import { insertErasure } from './keeping-store.ts';
import { personalData } from './personal-data.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

test('the certificate says what went, table by table, and the city can tell a forged one', async () => {
  const [id, at] = [house.ctx.newId(), house.clock.now()];
  await insertErasure(house.ctx, { id, personId: personActor().personId, at, tables: { sessions: 2, people: 1 } });
  const certificate = await erasureCertificate(house.ctx, id);
  expect(certificate).toMatchObject({ id, at, tables: [{ table: 'people' }, { table: 'sessions', rows: 2 }] });
  const seal = certificate?.seal ?? '';
  expect(JSON.parse(house.ctx.keys.verifyToken('erasure-certificate', seal) ?? '')).toMatchObject({ id });
  expect(house.ctx.keys.verifyToken('erasure-certificate', `${seal}x`)).toBeNull();
  expect(await erasureCertificate(house.ctx, house.ctx.newId())).toBeNull();
});
