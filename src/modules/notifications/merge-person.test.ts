import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered } from '#modules/participation/proposals/testing.ts';
import { followThing } from './follow-thing.ts';
import { listFollowed } from './list-followed.ts';
import { mergePerson } from './merge-person.ts';
import { JOBS, type Noticed, noticedHouse, toldOf } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

test('what both follow and were told of is hers once; who followed the one follows the other', async () => {
  await city.house.runJobs(JOBS);
  const [guest, account, fan] = [await city.house.enter(), await city.house.enter(), await city.house.enter()];
  for (const who of [guest, account]) await followThing(who.ctx, { kind: 'proposal', id: city.proposal.id });
  await followThing(guest.ctx, { kind: 'process', id: city.process.processId });
  await followThing(fan.ctx, { kind: 'person', id: guest.personId });
  await answered(city.officer.ctx, city.proposal);
  await city.house.runJobs(JOBS);
  await mergePerson(city.house.city, { type: 'person-merging', from: guest.personId, to: account.personId });
  expect(await toldOf(city.house, account.personId)).toEqual(['proposal-answered']);
  expect(await toldOf(city.house, guest.personId)).toEqual([]);
  expect(await listFollowed(account.ctx)).toMatchObject({ value: { length: 2 } });
  expect(await listFollowed(fan.ctx)).toMatchObject({ value: [{ kind: 'person', id: account.personId }] });
});
