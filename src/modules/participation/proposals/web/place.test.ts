import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPlaces } from '#modules/city/testing.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { openProcess, published, TEXT } from '../testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const form = { title: TEXT.title, body: TEXT.body, language: 'ca', do: 'review' };

async function openList() {
  const process = await openProcess(house.ctx);
  return { process, list: `/processes/${process.slug}/proposals` };
}

test('a neighbourhood is named after its district, drawn from nearer, and told in the open data', async () => {
  const { moll, pont } = await drawPlaces(house.ctx);
  const { process, list } = await openList();
  const near = await published(house.ctx, process, { title: 'Un banc llarg vora el moll', ...moll });
  await published(house.ctx, process, { title: 'Un fanal sota el pont vell', ...pont });
  const page = await (await house.get(`${list}?district=1.1&lang=ca`)).text();
  expect(page).toContain('Un banc llarg vora el moll');
  expect(page).not.toContain('Un fanal sota el pont vell');
  expect(page).toContain('Propostes per barri: Ribera');
  // The rows of the table sum up to the district.
  expect(page).toContain('De tot el districte, sense barri');
  const wide = await (await house.get(`${list}?district=1&lang=ca`)).text();
  expect(wide).toContain('Un fanal sota el pont vell');
  expect(await (await house.get(`${list}/${near.number}?lang=ca`)).text()).toContain('Moll, Ribera');
  const rows = (await (await house.get(`${list}.json?lang=ca`)).json()) as Record<string, unknown>[];
  expect(rows.find(({ number }) => number === near.number)).toMatchObject({
    ...{ district_code: '1', district: 'Ribera', neighbourhood_code: '1', neighbourhood: 'Moll' },
  });
});

test('a place is a district or a neighbourhood; one that is on no map comes back beside its field', async () => {
  const { moll } = await drawPlaces(house.ctx);
  const { list } = await openList();
  const her = await house.enter();
  const saved = await house.post(`${list}/new`, { ...form, district: String(moll.neighbourhoodId) }, her);
  const review = await house.get(`${saved.headers.get('location')}?lang=ca`, her);
  expect(await review.text()).toContain('Moll, Ribera');
  const draft = await (await house.get((saved.headers.get('location') ?? '').replace('/review', ''), her)).text();
  expect(draft).toMatch(new RegExp(`<optgroup label="Ribera">.*<option value="${moll.neighbourhoodId}" selected`));
  const nowhere = await house.post(`${list}/new`, { ...form, district: her.personId }, her);
  expect(nowhere.status).toBe(422);
  expect(await nowhere.text()).toMatch(/href="#f-district"/);
});
