import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { giveCode } from './give-code.ts';
import { makeLink } from './make-link.ts';
import { linksOf, twoPages } from './testing.ts';

let house: TestPlatform;
let staff: Ctx;
beforeAll(async () => {
  house = await testPlatform();
  staff = house.ctx.as(personActor({ roles: ['administrator'] }));
});
afterAll(() => house.close());

test('only administrators', async () => {
  for (const actor of [personActor(), personActor({ roles: ['officer', 'moderator'] }), { kind: 'visitor' } as const])
    expect(await makeLink(house.ctx.as(actor), { words: 'streets', to: '/processes/streets' }, twoPages)).toMatchObject(
      {
        code: 'administrators-only',
      },
    );
  expect(await linksOf(house.ctx)).toEqual([]);
});

test('words lead to a page of this city, given by its path or its whole address', async () => {
  const to = `${house.ctx.origin}/processes/streets`;
  expect(await makeLink(staff, { words: ' Places-2026 ', to }, twoPages)).toMatchObject({
    value: { code: 'places-2026' },
  });
  expect(await linksOf(house.ctx)).toEqual([{ code: 'places-2026', path: '/processes/streets' }]);
});

test('never elsewhere, nor to what is not there', async () => {
  for (const to of ['https://elsewhere.test/processes/streets', '//elsewhere.test', '/processes/nothing', ''])
    expect(await makeLink(staff, { words: 'away', to }, twoPages), to).toMatchObject({ code: 'link-leads-nowhere' });
});

test('what only staff may read is asked for as a visitor', async () => {
  const asked: string[] = [];
  await makeLink(staff, { words: 'hidden', to: '/processes/draft' }, async (ctx) => {
    asked.push(ctx.actor.kind);
    return null;
  });
  expect(asked).toEqual(['visitor']);
});

test('words are fit to be typed, and each leads to one place: codes of the house count too', async () => {
  expect(await makeLink(staff, { words: 'plaça', to: '/pages/learn' }, twoPages)).toMatchObject({
    code: 'link-words-unfit',
  });
  const code = await giveCode(house.ctx, '/pages/learn');
  for (const words of ['places-2026', code])
    expect(await makeLink(staff, { words, to: '/pages/learn' }, twoPages)).toMatchObject({ code: 'link-words-taken' });
});
