import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeLink } from './change-link.ts';
import { followLink } from './follow-link.ts';
import { giveCode } from './give-code.ts';
import { makeLink } from './make-link.ts';
import { retireLink } from './retire-link.ts';
import { twoPages, usesIn } from './testing.ts';

let house: TestPlatform;
let staff: Ctx;
beforeEach(async () => {
  await house?.close();
  house = await testPlatform();
  staff = house.ctx.as(personActor({ roles: ['administrator'] }));
  await makeLink(staff, { words: 'old', to: '/processes/streets' }, twoPages);
});
afterAll(() => house.close());

const leads = async (words: string) => {
  const followed = await followLink(house.ctx, words, null);
  return followed.ok ? `${followed.value.code} ${followed.value.path}` : followed.code;
};

test('only administrators', async () => {
  const resident = house.ctx.as(personActor());
  expect(await changeLink(resident, 'old', { words: 'new', to: '/pages/learn' }, twoPages)).toMatchObject({
    code: 'administrators-only',
  });
});

test('another place', async () => {
  expect(await changeLink(staff, 'old', { words: 'old', to: '/pages/learn' }, twoPages)).toMatchObject({ ok: true });
  expect(await leads('old')).toBe('old /pages/learn');
});

test('other words: what was printed goes on leading where the new words lead, also after a second change', async () => {
  await followLink(house.ctx, 'old', '2026-11-16');
  await changeLink(staff, 'old', { words: 'newer', to: '/pages/learn' }, twoPages);
  await changeLink(staff, 'newer', { words: 'newest', to: '/pages/learn' }, twoPages);
  for (const words of ['old', 'newer', 'newest']) expect(await leads(words)).toBe('newest /pages/learn');
  expect(await usesIn(house.ctx)).toMatchObject([{ code: 'newest', uses: 1 }]);
});

test('words of before can be taken up again; those of another link cannot', async () => {
  await makeLink(staff, { words: 'another', to: '/pages/learn' }, twoPages);
  await changeLink(staff, 'old', { words: 'newer', to: '/processes/streets' }, twoPages);
  expect(await changeLink(staff, 'newer', { words: 'another', to: '/pages/learn' }, twoPages)).toMatchObject({
    code: 'link-words-taken',
  });
  expect(await changeLink(staff, 'newer', { words: 'old', to: '/pages/learn' }, twoPages)).toMatchObject({ ok: true });
  for (const words of ['old', 'newer']) expect(await leads(words)).toBe('old /pages/learn');
});

test('a retired link, former words, and a code of the house are not changed', async () => {
  const code = await giveCode(house.ctx, '/processes/streets');
  const to = { words: 'fresh', to: '/pages/learn' };
  expect(await changeLink(staff, code, to, twoPages)).toMatchObject({ code: 'link-not-found' });
  await changeLink(staff, 'old', { words: 'newer', to: '/pages/learn' }, twoPages);
  expect(await changeLink(staff, 'old', to, twoPages)).toMatchObject({ code: 'link-not-found' });
  await retireLink(staff, 'newer', 'retire');
  expect(await changeLink(staff, 'newer', to, twoPages)).toMatchObject({ code: 'link-retired' });
  expect(await leads('old')).toBe('link-retired');
});
