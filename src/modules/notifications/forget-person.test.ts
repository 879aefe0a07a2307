import { afterAll, beforeAll, expect, test } from 'vitest';
import { followThing } from './follow-thing.ts';
import { forgetPerson } from './forget-person.ts';
import { listFollowed } from './list-followed.ts';
import { type Noticed, noticedHouse } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

test('nobody goes on following somebody who left', async () => {
  const [she, fan] = [await city.house.enter(), await city.house.enter()];
  await followThing(fan.ctx, { kind: 'person', id: she.personId });
  await followThing(fan.ctx, { kind: 'proposal', id: city.proposal.id });
  await forgetPerson(city.house.city, { type: 'person-erasing', personId: she.personId });
  expect(await listFollowed(fan.ctx)).toMatchObject({ value: [{ kind: 'proposal' }] });
});
