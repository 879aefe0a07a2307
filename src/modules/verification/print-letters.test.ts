import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { printLetters, voidLetters } from './print-letters.ts';
import { resident, verificationPlatform } from './testing.ts';
import { verifyResident } from './verify-resident.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

let places = 0;
const city = () => test.ctx.as({ kind: 'system', name: 'test' });
async function* file(text: string) {
  yield Buffer.from(text);
}
const FILE = `DNI,Nom,Adreça,Població,Data naixement
12345678Z,Núria Estany,"C/ Major, 3",08001 Vallserena,1980-03-07
00000000T,Łukasz Ștefan,Pl. del Port 1,08002 Vallserena,
`;
async function made(text = FILE) {
  const problems: unknown[] = [];
  const done = await printLetters(city(), { file: file(text), onProblem: (problem) => problems.push(problem) });
  return { done, problems };
}
async function letters() {
  const { done } = await made();
  if (!done.ok) throw new Error(done.code);
  return done.value;
}
const type = (code: string, document = '12345678Z') => ({ way: 'letter', code, document }) as const;

describe('letters', () => {
  it('carry a code each; names, addresses, numbers and codes are kept nowhere', async () => {
    const { letters: printed } = await letters();
    expect(printed.map(({ lines }) => lines)).toEqual([
      ['Núria Estany', 'C/ Major, 3', '08001 Vallserena'],
      ['Łukasz Ștefan', 'Pl. del Port 1', '08002 Vallserena'],
    ]);
    const { rows } =
      await sql`select c::text as row from letter_codes c union all select b::text from letter_batches b`.execute(
        test.db,
      );
    const kept = JSON.stringify(rows);
    for (const { code } of printed) expect(kept).not.toContain(code.replace('-', ''));
    expect(kept).not.toMatch(/Estany|Major|12345678/);
  });

  it('say which line is wrong, and then none is made', async () => {
    const { done, problems } = await made('DNI,Nom\n12345678A,Aina\n12345678Z,\n');
    expect(done).toMatchObject({ code: 'addresses-bad-lines', details: { lines: 2 } });
    expect(problems).toEqual([
      { line: 2, why: 'document-letter-wrong' },
      { line: 3, why: 'address-missing' },
    ]);
    expect((await made('Nom\nAina\n')).done).toMatchObject({ code: 'addresses-columns' });
  });

  it('count ages by the day of the city, which begins before that of Greenwich', async () => {
    const before = test.clock.now();
    test.clock.set('2026-11-16T23:30:00Z');
    const { done } = await made('DNI,Nom,Data naixement\n12345678Z,Aina,2026-11-17\n').finally(() =>
      test.clock.set(before),
    );
    expect(done).toMatchObject({ ok: true });
  });

  it('verify whoever holds both letter and document, once', async () => {
    const [{ code = '' } = {}] = (await letters()).letters;
    const [her, other] = [await resident(test), await resident(test)];
    expect(await verifyResident(her.ctx, type(code, '00000000T'), `${++places}`)).toMatchObject({
      code: 'letter-code-wrong',
    });
    expect(await verifyResident(her.ctx, type(` ${code.toLowerCase()} `), `${++places}`)).toMatchObject({ ok: true });
    expect(await findVoter(test.ctx, { personId: her.personId })).toMatchObject({
      level: 'strong',
      age_from: 35,
      way: 'letter',
    });
    expect(await verifyResident(other.ctx, type(code), `${++places}`)).toMatchObject({ code: 'letter-code-used' });
  });

  it('are not used up by a refusal', async () => {
    const [{ code = '' } = {}] = (await letters()).letters;
    const other = await resident(test);
    for (let i = 0; i < 2; i++)
      expect(await verifyResident(other.ctx, type(code), `${++places}`)).toMatchObject({ code: 'verified-by-another' });
  });

  it('are locked after five wrong documents, run out, and can be voided', async () => {
    const {
      letters: [, second],
      batchId,
    } = await letters();
    const code = second?.code ?? '';
    for (let i = 0; i < 5; i++)
      await verifyResident((await resident(test)).ctx, type(code, 'Y0000000Z'), `${++places}`);
    expect(await verifyResident((await resident(test)).ctx, type(code, '00000000T'), `${++places}`)).toMatchObject({
      code: 'letter-code-locked',
    });
    expect(await voidLetters(city(), batchId)).toMatchObject({ ok: true });
    expect(await voidLetters(city(), batchId)).toMatchObject({ code: 'no-such-batch' });
    expect(await verifyResident((await resident(test)).ctx, type(code, '00000000T'), `${++places}`)).toMatchObject({
      code: 'letter-code-wrong',
    });
    const late = (await letters()).letters[1]?.code ?? '';
    test.clock.set(new Date('2027-06-01T00:00:00Z'));
    expect(await verifyResident((await resident(test)).ctx, type(late, '00000000T'), `${++places}`)).toMatchObject({
      code: 'letter-code-expired',
    });
  });
});
