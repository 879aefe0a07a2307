import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { followLink } from './follow-link.ts';
import { giveCode } from './give-code.ts';
import { makeLink } from './make-link.ts';
import { retireLink } from './retire-link.ts';
import { twoPages } from './testing.ts';

let house: TestPlatform;
let staff: Ctx;
beforeAll(async () => {
  house = await testPlatform();
  staff = house.ctx.as(personActor({ roles: ['administrator'] }));
  await makeLink(staff, { words: 'streets', to: '/processes/streets' }, twoPages);
});
afterAll(() => house.close());

test('only administrators', async () => {
  expect(await retireLink(house.ctx.as(personActor()), 'streets', 'retire')).toMatchObject({
    code: 'administrators-only',
  });
});

test('retired words lead nowhere and stay taken; brought back they lead again', async () => {
  await retireLink(staff, 'streets', 'retire');
  expect(await followLink(house.ctx, 'streets', null)).toMatchObject({ code: 'link-retired' });
  expect(await makeLink(staff, { words: 'streets', to: '/pages/learn' }, twoPages)).toMatchObject({
    code: 'link-words-taken',
  });
  await retireLink(staff, 'streets', 'bring-back');
  expect(await followLink(house.ctx, 'streets', null)).toMatchObject({ value: { path: '/processes/streets' } });
});

test('codes of the house stay for ever', async () => {
  const code = await giveCode(house.ctx, '/processes/streets');
  expect(await retireLink(staff, code, 'retire')).toMatchObject({ code: 'link-not-found' });
});
