import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let administrator: Visitor;
let neus: Visitor;
beforeAll(async () => {
  house = await testHouse();
  administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  neus = await house.enter({ email: 'neus@example.org' });
  for (let n = 0; n < 30; n++) await house.enter();
});
afterAll(() => house.close());

const ask = (fields: Record<string, string | readonly string[]>) => house.post('/manage/breach', fields, administrator);

test('an administrator counts by table, column and day, and sees what lay in the clear', async () => {
  const page = await (await ask({ table: 'people', 'columns[]': ['email_sealed', 'language'] })).text();
  expect(page).toContain('32 people are affected, 32 rows');
  expect(page).toContain('In the clear: language');
  expect(page).toContain('unreadable without the city’s keys: email_sealed');
  expect(await (await ask({ table: 'people', to: '2026-11-15' })).text()).toContain('Nobody is affected');
  expect(await (await ask({ table: 'people', from: '2026-11-16', to: '2026-11-16' })).text()).toContain('32 people');
});

test('a question that makes no sense comes back with its reason', async () => {
  for (const [fields, says] of [
    [{ table: 'pg_user' }, 'No table of that name'],
    [{ table: 'people', from: 'yesterday' }, 'Write a day'],
    [{ table: 'people', from: '2026-11-20', to: '2026-11-01' }, 'The period ends before it begins'],
  ] as const) {
    const response = await ask(fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(says);
  }
});

test('the list has every address, whole, and each owner sees that it was opened', async () => {
  const response = await ask({ table: 'people', do: 'list' });
  expect(response.headers.get('content-type')).toContain('text/csv');
  const lines = (await response.text()).trim().split('\r\n');
  expect(lines).toHaveLength(33);
  expect(lines.some((line) => line.includes('neus@example.org'))).toBe(true);
  const accesses = await house.city.personal.accessesOf(neus.personId);
  expect(accesses).toContainEqual(
    expect.objectContaining({ actorRoles: ['administrator'], columns: ['people.email_sealed'], purpose: 'security' }),
  );
  expect(await (await house.get('/your-data', neus)).text()).toContain('Administration: a person read data of yours');
});
