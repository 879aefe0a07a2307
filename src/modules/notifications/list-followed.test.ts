import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followThing } from './follow-thing.ts';
import { listFollowed } from './list-followed.ts';
import { type Noticed, noticedHouse } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

test('what she follows is named and linked; what is hidden since is not shown; a visitor has none', async () => {
  const she = await city.house.enter();
  await followThing(she.ctx, { kind: 'proposal', id: city.proposal.id });
  expect(await listFollowed(she.ctx)).toMatchObject({
    value: [
      {
        name: { ca: 'Arbres en lloc d’aparcament davant del Molí' },
        href: `/processes/${city.process.slug}/proposals/1`,
      },
    ],
  });
  await sql`update proposals set standing = 'hidden' where id = ${city.proposal.id}`.execute(city.house.db);
  expect(await listFollowed(she.ctx)).toMatchObject({ value: [] });
  await sql`update proposals set standing = 'open' where id = ${city.proposal.id}`.execute(city.house.db);
  expect(await listFollowed(city.house.ctx.as({ kind: 'visitor' }))).toMatchObject({ code: 'sign-in-first' });
});

test('her page of what she follows, the settings and a proposal’s own page say so', async () => {
  const she = await city.house.enter();
  const here = `/processes/${city.process.slug}/proposals/1`;
  expect(await (await city.house.get(here, she)).text()).toContain('Follow this proposal');
  const fields = { kind: 'proposal', id: city.proposal.id, next: here };
  expect((await city.house.post('/follow', fields, she)).headers.get('location')).toBe(here);
  expect(await (await city.house.get(here, she)).text()).toContain('Stop following this proposal');
  expect(await (await city.house.get('/follows', she)).text()).toContain('Arbres en lloc');
  // Nobody is offered to follow herself.
  expect(await (await city.house.get(here, city.author)).text()).not.toContain(`value="${city.author.personId}"`);
  expect((await city.house.post('/follow', fields)).headers.get('location')).toContain('/sign-in?next=');
});
