import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { appointFacilitator } from './appoint-facilitator.ts';
import { seedPeople } from './import-people.ts';
import { personalData } from './personal-data.ts';
import { listFacilitators } from './roles-store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

const OLD = testId<ProcessId>(1);
const NEW = testId<ProcessId>(2);

it('a facilitator takes on a process that nobody facilitates, and only such a one', async () => {
  const people = [1, 2].map((n) => ({ displayName: `F${n}`, email: `f${n}@example.org`, language: 'ca' as const }));
  const [first, second] = await seedPeople(house.ctx.as({ kind: 'system', name: 'test' }), people);
  const facilitator = (personId = first) =>
    house.ctx.as(personActor({ ...(personId ? { personId } : {}), roles: [{ role: 'facilitator', processId: OLD }] }));
  expect(await appointFacilitator(facilitator(), NEW)).toMatchObject({ ok: true });
  expect(await listFacilitators(house.ctx, NEW)).toEqual(['F1']);
  expect(await appointFacilitator(facilitator(second), NEW)).toMatchObject({ code: 'administrators-only' });
});

it('nobody else appoints herself', async () => {
  const free = testId<ProcessId>(3);
  for (const ctx of [house.ctx, house.ctx.as(personActor()), house.ctx.as(personActor({ roles: ['officer'] }))])
    expect(await appointFacilitator(ctx, free)).toMatchObject({ code: 'administrators-only' });
  expect(await listFacilitators(house.ctx, free)).toEqual([]);
});
