import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCase } from './read-case.ts';
import { hold, type Moderated, moderatedHouse, openCaseOf, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

it('opens to moderators of its process with the words of the reports, and whoever wrote them sees that they were read', async () => {
  const { ref } = await say(city, await city.house.enter());
  const reporter = await report(city, ref, 'hate');
  const id = await openCaseOf(city.house.ctx, ref);
  for (const one of [
    await city.house.enter(),
    await city.house.enter({ roles: [{ role: 'officer', processId: null }] }),
  ])
    expect(await readCase(one.ctx, id)).toMatchObject({ code: 'moderation-not-there' });
  const read = await readCase(city.one.ctx, id);
  expect(read).toMatchObject({ value: { mayDecide: true, reports: [{ reason: 'hate', words: 'Mireu-ho.' }] } });
  const [access] = await reporter.ctx.personal.accessesOf(reporter.personId);
  expect(access).toMatchObject({ actorId: city.one.personId, purpose: 'administration' });
  expect(access?.columns).toContain('moderation_reports.words');
});

it('shows the numbers behind a hold', async () => {
  await hold(city.house, { linkDays: 7 });
  const { ref } = await say(city, await city.house.enter(), 'Mireu https://barat.example i https://car.example');
  const read = await readCase(city.one.ctx, await openCaseOf(city.house.ctx, ref));
  expect(read).toMatchObject({ value: { detail: { facts: { days: 0, links: 2 } }, one: { reasons: ['link'] } } });
});
