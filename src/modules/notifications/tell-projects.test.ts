import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPlaces } from '#modules/city/testing.ts';
import {
  findProject,
  keepMilestone,
  PROJECT,
  publicProject,
  reachMilestone,
  withdrawProject,
  writeProject,
} from '#modules/projects/testing.ts';
import { followThing } from './follow-thing.ts';
import type { Thing } from './notice.ts';
import { JOBS, lettersTo, type Noticed, noticedHouse, runJob, toldOf, wantsLetters } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

const administrator = () => city.house.enter({ roles: [{ role: 'administrator', processId: null }] });
const follower = async (...things: readonly Thing[]) => {
  const she = await city.house.enter();
  for (const thing of things) expect(await followThing(she.ctx, thing)).toMatchObject({ ok: true });
  return she;
};
const projectOf = async (slug: string): Promise<Thing> => {
  const project = await findProject(city.house.city, slug);
  if (!project) throw new Error(`There is no project ${slug}`);
  return { kind: 'project', id: project.id };
};

test('a milestone reaches each follower once, on her page and in her letter; not who reached it', async () => {
  const slug = await publicProject(city.house.city);
  const runs = await administrator();
  const thing = await projectOf(slug);
  const [she, stranger] = [await follower(thing), await city.house.enter()];
  await followThing(runs.ctx, thing);
  await wantsLetters(she, 'daily');
  const planned = await keepMilestone(runs.ctx, slug, { on: '2026-12-01', title: { ca: 'S’obre' }, reached: false });
  await city.house.runJobs(JOBS);
  // Only planned: nothing has happened.
  expect(await toldOf(city.house, she.personId)).toEqual([]);
  if (!planned.ok) throw new Error(planned.code);
  await reachMilestone(runs.ctx, slug, planned.value.id);
  await reachMilestone(runs.ctx, slug, planned.value.id);
  await city.house.runJobs(JOBS);
  await city.house.runJobs(JOBS);
  expect(await toldOf(city.house, she.personId)).toEqual(['milestone-reached']);
  expect(await toldOf(city.house, runs.personId)).toEqual([]);
  expect(await toldOf(city.house, stranger.personId)).toEqual([]);
  const page = await (await city.house.get('/notices?lang=ca', she)).text();
  expect(page).toContain('La biblioteca de les coses: S’obre');
  await runJob(city.house, 'notifications.write-daily');
  await runJob(city.house, 'notifications.write-daily');
  const letters = await lettersTo(city.house, she);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.message?.subject).toContain('S’obre');
});

test('a change of state reaches who follows the project or its place, once though she follows all three', async () => {
  const { moll, pont } = await drawPlaces(city.house.city);
  const slug = await publicProject(city.house.city, moll);
  await city.house.runJobs(JOBS);
  const runs = await administrator();
  const near: Thing[] = [
    { kind: 'neighbourhood', id: String(moll.neighbourhoodId) },
    { kind: 'district', id: moll.districtId },
  ];
  const she = await follower(await projectOf(slug), ...near);
  const beside = await follower({ kind: 'neighbourhood', id: String(pont.neighbourhoodId) });
  await writeProject(runs.ctx, slug, { ...PROJECT, ...moll, state: 'building' });
  await writeProject(runs.ctx, slug, { ...PROJECT, ...moll, state: 'building', lede: { ca: 'Una altra frase.' } });
  await city.house.runJobs(JOBS);
  expect(await toldOf(city.house, she.personId)).toEqual(['project-moved']);
  expect(await toldOf(city.house, beside.personId)).toEqual([]);
  expect(await (await city.house.get('/notices?lang=ca', she)).text()).toContain(
    'La biblioteca de les coses: En obres',
  );
});

test('a new one is told to who follows its place; what was withdrawn since is not named', async () => {
  const { pineda } = await drawPlaces(city.house.city);
  const she = await follower({ kind: 'neighbourhood', id: String(pineda.neighbourhoodId) });
  const slug = await publicProject(city.house.city, pineda);
  await city.house.runJobs(JOBS);
  expect(await toldOf(city.house, she.personId)).toEqual(['project-published']);
  const thing = await projectOf(slug);
  await withdrawProject((await administrator()).ctx, slug, { ca: 'Un error' });
  const page = await (await city.house.get('/notices?lang=ca', she)).text();
  expect(page).not.toContain('La biblioteca de les coses');
  expect(await followThing(she.ctx, thing)).toMatchObject({ code: 'nothing-to-follow' });
});
