import { afterAll, beforeAll, expect, it } from 'vitest';
import { IN_SIGHT } from '#modules/participation/comments/index.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { changeSight } from './change-sight.ts';
import { readHiddenProposal } from './read-hidden-proposal.ts';
import { openProcess, published, TEXT } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

it('its address says that it was hidden and why, and nothing of what it said', async () => {
  const process = await openProcess(house.ctx);
  const author = await house.enter();
  const proposal = await published(house.ctx, process, {}, author.ctx.actor);
  const here = `/processes/${process.slug}/proposals/${proposal.number}`;
  expect(await readHiddenProposal(house.ctx, proposal)).toBeNull();
  await changeSight(house.city, proposal.id, { state: 'hidden', because: ['insult'] });
  expect(await readHiddenProposal(house.ctx, proposal)).toEqual(['insult']);
  const gone = await house.get(here);
  const text = await gone.text();
  expect(gone.status).toBe(410);
  expect(text).toContain('it insults or threatens somebody');
  expect(text).not.toContain(TEXT.title);
  expect((await house.get(`${here}/history`)).status).toBe(404);
  const hers = await (await house.get(here, author)).text();
  expect(hers).toContain(TEXT.title);
  expect(hers).toContain('Moderation has hidden this proposal');
  await changeSight(house.city, proposal.id, { state: 'held', because: ['link'] });
  expect(await readHiddenProposal(house.ctx, proposal)).toBeNull();
  expect((await house.get(here)).status).toBe(404);
  await changeSight(house.city, proposal.id, IN_SIGHT);
  expect((await house.get(here)).status).toBe(200);
});
