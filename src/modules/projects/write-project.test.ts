import { afterAll, beforeAll, expect, test } from 'vitest';
import { cents } from '#kernel/money.ts';
import { drawPlaces } from '#modules/city/testing.ts';
import { recordLines } from '#modules/record/index.ts';
import { collected } from '#modules/record/testing.ts';
import { parseSearch } from '#platform/search/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { searchProjects } from './search-store.ts';
import { findProject, listPublished } from './store.ts';
import { administrator, PROJECT, publicProject, writtenProject } from './testing.ts';
import { startProject, writeProject } from './write-project.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

interface Line {
  readonly kind: string;
  readonly payload?: Record<string, unknown>;
}
const record = async (): Promise<Line[]> => {
  const lines = await collected(recordLines(house.ctx));
  return lines.map((line) => JSON.parse(line) as Line).filter(({ payload }) => payload);
};

test('only administrators write one', async () => {
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await startProject(officer, 'mine', PROJECT)).toMatchObject({ code: 'administrators-only' });
  const slug = await writtenProject(house.ctx);
  expect(await writeProject(officer, slug, PROJECT)).toMatchObject({ code: 'administrators-only' });
  expect(await writeProject(administrator(house.ctx), 'nowhere', PROJECT)).toMatchObject({ code: 'project-not-found' });
});

test('it says what it is in the city’s language, at an address of its own, and ends after it begins', async () => {
  const ctx = administrator(house.ctx);
  const slug = await writtenProject(house.ctx);
  expect(await startProject(ctx, slug, PROJECT)).toMatchObject({ code: 'project-slug-taken' });
  const wrong = async (text: Partial<typeof PROJECT>) => {
    const done = await writeProject(ctx, slug, { ...PROJECT, ...text });
    return done.ok ? 'kept' : done.code;
  };
  expect(await wrong({ title: { en: 'Only in English' } })).toBe('project-without-title');
  expect(await wrong({ lede: { ca: '  ' } })).toBe('project-without-lede');
  expect(await wrong({ startsOn: '2026-03-01', endsOn: '2026-02-28' })).toBe('project-ends-before');
  const { moll, pineda } = await drawPlaces(house.ctx);
  expect(await wrong({ ...moll, neighbourhoodId: pineda.neighbourhoodId })).toBe('place-unknown');
  expect(await wrong({ ...moll, body: { ca: '<p onclick="x()">Bé</p><script>x()</script>' } })).toBe('kept');
  expect(await findProject(ctx, slug)).toMatchObject({ ...moll, body: { ca: '<p>Bé</p>' } });
});

test('a draft is not listed, not found and leaves nothing on the record', async () => {
  const before = (await record()).length;
  const slug = await writtenProject(house.ctx, { title: { ca: 'Un pla amagat' } });
  await writeProject(administrator(house.ctx), slug, { ...PROJECT, title: { ca: 'Un pla amagat' }, state: 'open' });
  const listed = await listPublished(house.ctx, {}, { limit: 50 });
  expect(listed.map((each) => each.slug)).not.toContain(slug);
  const parsed = await parseSearch(house.ctx.db, 'amagat', 'ca');
  expect((await searchProjects(house.ctx, parsed, { limit: 10, offset: 0 })).total).toBe(0);
  expect((await record()).length).toBe(before);
});

test('of a published one the record keeps each change of state and of money, and no other', async () => {
  const ctx = administrator(house.ctx);
  const slug = await publicProject(house.ctx);
  const before = (await record()).length;
  await writeProject(ctx, slug, { ...PROJECT, lede: { ca: 'Una altra frase.' } });
  expect((await record()).length).toBe(before);
  await writeProject(ctx, slug, { ...PROJECT, state: 'building', spent: cents(1_000_00) });
  const added = (await record()).slice(-2);
  expect(added.map(({ kind }) => kind)).toEqual(['project-moved', 'project-money-changed']);
  expect(added[0]?.payload).toMatchObject({ role: 'administrator', before: 'planned', after: 'building' });
  expect(added[1]?.payload).toMatchObject({ plannedBefore: 9_600_000, spentBefore: 0, spentAfter: 100_000 });
});

test('the list is cut by key, and filtered by state and by district with its neighbourhoods', async () => {
  const { moll, pineda } = await drawPlaces(house.ctx);
  const made = [];
  for (const place of [moll, { ...moll, neighbourhoodId: null }, pineda]) {
    made.push(await publicProject(house.ctx, { ...place, state: 'finished' }));
  }
  const filter = { state: 'finished', districtId: moll.districtId } as const;
  const [first] = await listPublished(house.ctx, filter, { limit: 1 });
  const after = first?.publishedAt ? { at: first.publishedAt, id: first.id } : undefined;
  const rest = await listPublished(house.ctx, filter, { limit: 10, after });
  expect([first, ...rest].map((each) => each?.slug).toSorted()).toEqual(made.slice(0, 2));
});
