import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProcess, published, setTerms, tallyOf } from '#modules/participation/proposals/testing.ts';
import { settleVoter } from '#modules/verification/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let process: Awaited<ReturnType<typeof openProcess>>;
let first: Visitor;
let second: Visitor;
let third: Visitor;
let here: Awaited<ReturnType<typeof published>>;
let serials: string[];
const assistant = () => house.enter({ roles: [{ role: 'assistant', processId: null }] });

beforeAll(async () => {
  house = await testHouse();
  process = await openProcess(house.ctx);
  here = await published(house.ctx, process);
  await published(house.ctx, process);
  await setTerms(house.ctx, process, { level: 'verified' });
  [first, second, third] = [await assistant(), await assistant(), await assistant()];
  const printed = await house.post(`/manage/paper/${process.stepId}/print`, { howMany: '25' }, first);
  expect(printed.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await printed.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const { rows } = await sql<{ code: string }>`select code from paper_prints`.execute(house.db);
  const { writeSerial } = await import('#modules/participation/paper/testing.ts');
  serials = Array.from({ length: 25 }, (_, index) => writeSerial(rows[0]?.code ?? '', index + 1));
});
afterAll(() => house.close());

const openedBy = async (who: Visitor) =>
  (await house.post(`/manage/paper/${process.stepId}/batches`, {}, who)).headers.get('location') ?? '';
const sheet = (number: number, document: string, choices = '1') => ({
  serial: serials[number] ?? '',
  document,
  choices,
});
const said = (response: Response) => decodeURIComponent(response.headers.get('set-cookie') ?? '');

describe('forms on paper', () => {
  it('count once two people typed the same, on the roll that everybody stands on', async () => {
    const batch = await openedBy(first);
    expect((await house.post(`${batch}/sheets`, sheet(0, '12345678Z', '1 2'), first)).status).toBe(303);
    await house.post(`${batch}/close`, {}, first);
    expect(await tallyOf(house.ctx, here.id)).toBe(0);
    expect(await (await house.post(`${batch}/check`, sheet(0, '12345678Z', '1 2'), first)).text()).toContain(
      'You entered it',
    );
    expect(said(await house.post(`${batch}/check`, sheet(0, '12345678Z', '2,1'), second))).toContain('said.counted');
    expect(await tallyOf(house.ctx, here.id)).toBe(1);
    const { rows } = await sql`select document_hash, choices from paper_sheets where state = 'counted'`.execute(
      house.db,
    );
    expect(rows).toEqual([{ document_hash: null, choices: null }]);
  });

  it('two desks enter the same form: the second is refused, with the day', async () => {
    const [one, other] = [await openedBy(first), await openedBy(second)];
    await house.post(`${one}/sheets`, sheet(1, '00000000T'), first);
    const again = await house.post(`${other}/sheets`, sheet(1, '00000000T'), second);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('This form was entered already');
  });

  it('the same person on another form, or after the screen, is refused with day and door', async () => {
    const batch = await openedBy(first);
    const her = await house.enter();
    await settleVoter(house.ctx, her.personId, { document_hash: house.platform.keys.lookup('document', 'X1234567L') });
    await house.post(`/processes/${process.slug}/proposals/${here.number}/support`, {}, her);
    for (const [number, document] of [
      [2, '12345678Z'],
      [3, 'X1234567L'],
    ] as const)
      await house.post(`${batch}/sheets`, sheet(number, document), first);
    await house.post(`${batch}/close`, {}, first);
    const before = await tallyOf(house.ctx, here.id);
    expect(said(await house.post(`${batch}/check`, sheet(2, '12345678Z'), second))).toContain('"channel":"paper"');
    expect(said(await house.post(`${batch}/check`, sheet(3, 'X1234567L'), second))).toContain('"channel":"account"');
    expect(await tallyOf(house.ctx, here.id)).toBe(before);
    expect(await (await house.get(batch, second)).text()).toContain(
      'Somebody already took part in this step with this document',
    );
  });

  it('different entries wait for a third person, and two that agree decide', async () => {
    const batch = await openedBy(first);
    await house.post(`${batch}/sheets`, sheet(4, 'Y0000000Z', '1'), first);
    await house.post(`${batch}/close`, {}, first);
    expect(said(await house.post(`${batch}/check`, sheet(4, 'Y0000000Z', '2'), second))).toContain('said.mismatch');
    expect(await (await house.post(`${batch}/check`, sheet(4, 'Y0000000Z', '1'), second)).text()).toContain(
      'A third person looks',
    );
    expect(said(await house.post(`${batch}/check`, sheet(4, 'Y0000000Z', '2'), third))).toContain('said.counted');
  });

  it.each([
    [{ serial: 'K7QM-0012-A', document: '12345678Z', choices: '1' }, 'Check the number of the form'],
    [{ document: '12345678A', choices: '1' }, 'The letter does not match'],
    [{ document: '12345678Z', choices: '' }, 'at least one number'],
    [{ document: '12345678Z', choices: '99' }, 'is of no choice'],
  ])('what is mistyped is told: %o', async (typed, why) => {
    const batch = await openedBy(first);
    const answer = await house.post(`${batch}/sheets`, { serial: serials[9] ?? '', ...typed }, first);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
  });
});
