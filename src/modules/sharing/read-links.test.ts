import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { followLink } from './follow-link.ts';
import { giveCode } from './give-code.ts';
import { makeLink } from './make-link.ts';
import { readLink, readLinks } from './read-links.ts';
import { twoPages } from './testing.ts';

const SINCE = '2026-10-18';

let house: TestPlatform;
let staff: Ctx;
beforeAll(async () => {
  house = await testPlatform();
  staff = house.ctx.as(personActor({ roles: ['administrator'] }));
});
afterAll(() => house.close());

const read = async (...more: [after?: { code: string; madeAt: Date }]) => {
  const found = await readLinks(staff, SINCE, ...more);
  if (!found.ok) throw new Error(found.code);
  return found.value;
};

test('the figures are for administrators', async () => {
  const resident = house.ctx.as(personActor());
  expect(await readLinks(resident, SINCE)).toMatchObject({ code: 'administrators-only' });
  expect(await readLink(resident, 'streets', SINCE)).toMatchObject({ code: 'administrators-only' });
});

test('words page by page, the newest first, each once', async () => {
  for (let n = 10; n < 45; n++) {
    // Two of a minute share their time: the code parts them.
    house.clock.set(new Date(Date.UTC(2026, 10, 16, 10, Math.floor(n / 2))));
    await makeLink(staff, { words: `link-${n}`, to: '/pages/learn' }, twoPages);
  }
  const first = await read();
  const last = first.links.at(-1);
  const second = await read(last);
  const codes = [...first.links, ...second.links].map(({ code }) => code);
  expect([first.links.length, first.more, second.links.length, second.more]).toEqual([30, true, 5, false]);
  expect(codes).toEqual(Array.from({ length: 35 }, (_, at) => `link-${44 - at}`));
});

test('uses lately and in all, by day, and the codes of the house that are used most', async () => {
  const [busy, quiet] = [await giveCode(house.ctx, '/processes/streets'), await giveCode(house.ctx, '/pages/learn')];
  for (const day of ['2026-10-17', '2026-10-18', '2026-11-16', '2026-11-16']) await followLink(house.ctx, busy, day);
  await followLink(house.ctx, quiet, '2026-11-16');
  await followLink(house.ctx, 'link-44', '2026-11-16');
  const { links, busiest } = await read();
  expect(links[0]).toMatchObject({ code: 'link-44', uses: { all: 1, lately: 1 } });
  expect(busiest.map(({ code, uses }) => [code, uses.lately, uses.all])).toEqual([
    [busy, 3, 4],
    [quiet, 1, 1],
  ]);
  expect(await readLink(staff, busy, SINCE)).toMatchObject({
    value: {
      days: [
        { day: '2026-11-16', uses: 2 },
        { day: '2026-10-18', uses: 1 },
      ],
    },
  });
});
