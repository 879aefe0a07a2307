import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askVerified, type OpenBudget, openBudget, voted } from '#modules/participation/budgets/testing.ts';
import { writeSerial } from '#modules/participation/paper/testing.ts';
import { settleVoter } from '#modules/verification/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let budget: OpenBudget;
let first: Visitor;
let second: Visitor;
let code: string;

beforeAll(async () => {
  house = await testHouse();
  budget = await openBudget(house.ctx);
  await askVerified(house.ctx, budget);
  const assistant = () => house.enter({ roles: [{ role: 'assistant', processId: null }] });
  [first, second] = [await assistant(), await assistant()];
  const printed = await house.post(`/manage/paper/${budget.stepId}/print`, { howMany: '25' }, first);
  expect(printed.headers.get('content-type')).toBe('application/pdf');
  const { rows } = await sql<{ code: string }>`select code from paper_prints`.execute(house.db);
  code = rows[0]?.code ?? '';
});
afterAll(() => house.close());

const said = (response: Response) => decodeURIComponent(response.headers.get('set-cookie') ?? '');

/** Two desks read one form; gives back what the second is told. */
async function entered(number: number, document: string, choices = '1'): Promise<string> {
  const sheet = { serial: writeSerial(code, number), document, choices };
  const opened = await house.post(`/manage/paper/${budget.stepId}/batches`, {}, first);
  const batch = opened.headers.get('location') ?? '';
  await house.post(`${batch}/sheets`, sheet, first);
  await house.post(`${batch}/close`, {}, first);
  return said(await house.post(`${batch}/check`, sheet, second));
}

async function resident(document: string): Promise<Visitor> {
  const her = await house.enter();
  await settleVoter(house.ctx, her.personId, { document_hash: house.platform.keys.lookup('document', document) });
  return her;
}

it('whoever voted on a screen is refused on paper, with day and door', async () => {
  const her = await resident('12345678Z');
  expect(await voted(her.ctx, budget, [3], her.ctx.actor)).toMatchObject({ ok: true });
  expect(await entered(1, '12345678Z')).toMatch(/took-part-already.*"channel":"account"/);
});

it('whoever voted on paper is refused on a screen, until the desk has taken her form back', async () => {
  const her = await resident('X1234567L');
  expect(await entered(2, 'X1234567L', '2 1')).toContain('said.counted');
  const online = () => voted(her.ctx, budget, [3], her.ctx.actor);
  expect(await online()).toMatchObject({ code: 'took-part-already', details: { channel: 'paper' } });

  const desk = await house.get('/manage/paper', first);
  const address = `/manage/paper/${budget.stepId}/take-back`;
  expect(await desk.text()).toContain(address);
  const wrong = await house.post(address, { serial: writeSerial(code, 2), document: '12345678Z' }, first);
  expect(wrong.status).toBe(422);
  // What was typed is still there.
  expect(await wrong.text()).toContain('value="12345678Z"');
  expect((await house.post(address, { serial: writeSerial(code, 2), document: 'X1234567L' }, first)).status).toBe(303);
  expect(await online()).toMatchObject({ ok: true });
  expect(await entered(3, 'X1234567L')).toMatch(/took-part-already.*"channel":"account"/);
});
