import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleVoter } from '#modules/verification/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let resident: Visitor;
let staff: Visitor;

beforeAll(async () => {
  house = await testHouse();
  resident = await house.enter({ displayName: 'Remei' });
  staff = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  await settleVoter(house.city, resident.personId, { level: 'basic', age_from: 35 });
});
afterAll(() => house.close());

const text = async (response: Promise<Response>) => (await response).text();
const ask = (fields: Record<string, string>) => house.post('/your-data/correct', fields, resident);
const firstRequest = async () =>
  /\/manage\/corrections\/[0-9a-f-]{36}/.exec(await text(house.get('/manage/corrections', staff)))?.[0] ?? '';

test('the form shows what is held, asks what it should say, and keeps what was typed', async () => {
  const page = await text(house.get('/your-data/correct?datum=age-band', resident));
  expect(page).toContain('Verified with the census');
  expect(page).not.toContain('What the moderators wrote to you');
  const empty = await ask({ datum: 'age-band', wish: 'a' });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('Write what it should say.');
  const done = await ask({ datum: 'age-band', wish: 'Vaig fer 50 anys al juny.' });
  expect(done.headers.get('location')).toBe('/your-data#correct');
  const twice = await ask({ datum: 'age-band', wish: 'Una altra vegada.' });
  expect(await twice.text()).toMatch(/You asked for it already[\s\S]*Una altra vegada\./);
  expect(await text(house.get('/your-data', resident))).toContain('Answer by 16 December 2026');
});

test('it waits on the desk with its day; the answer changes the datum and tells her', async () => {
  expect(await text(house.get('/manage', staff))).toContain('One person waits for a correction');
  const place = await firstRequest();
  expect(await text(house.get(place, staff))).toContain('Vaig fer 50 anys al juny.');
  const none = await house.post(place, { decision: 'corrected', to: '', reason: 'Sí.' }, staff);
  expect(await none.text()).toContain('Say what it says from now on.');
  const done = await house.post(place, { decision: 'corrected', to: '50', reason: 'Ho hem vist al padró.' }, staff);
  expect(done.headers.get('location')).toBe('/manage/corrections');
  expect(await text(house.get('/your-data/correct', resident))).toContain('50 to 64');
  const hers = await text(house.get('/your-data', resident));
  expect(hers).toMatch(/Corrected on 16 November 2026[\s\S]*Ho hem vist al padró\./);
  expect(hers).toContain('a person read data of yours');
  expect(await text(house.get('/notices', resident))).toContain('We corrected what you asked for');
  expect(await text(house.get('/manage/log', staff))).toContain('Answered a request for correction');
  expect((await house.post(place, { decision: 'refused', reason: 'No.' }, staff)).status).toBe(422);
});

test('what the city does not keep is put right elsewhere, with the reason', async () => {
  await ask({ datum: 'census', wish: 'El carrer està mal escrit.' });
  const place = await firstRequest();
  expect(await text(house.get(place, staff))).toContain('It was corrected at the office that keeps it');
  await house.post(place, { decision: 'corrected', reason: 'L’oficina del padró ja ho ha canviat.' }, staff);
  expect(await text(house.get('/your-data', resident))).toContain('L’oficina del padró ja ho ha canviat.');
});
