import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeyRing } from '#platform/keys.ts';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { countByKey, countCensus, lastLoads } from './census-store.ts';
import { type LoadCensus, loadCensus } from './load-census.ts';
import { settleVoter, verificationPlatform } from './testing.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());
beforeEach(async () => void (await sql`truncate census_people`.execute(test.db)));

const city = () => test.ctx.as({ kind: 'system', name: 'test' });
async function* bytes(text: string) {
  yield Buffer.from(text);
}
const load = (text: string, more: Partial<LoadCensus> = {}) => loadCensus(city(), { file: bytes(text), ...more });
const HEAD = 'DNI;Fecha de nacimiento;Nivel\n';
const THREE = `${HEAD}12345678Z;7/3/1980;\n00000000T;2012-01-01;strong\nX1234567L;1950-06-30;\n`;

describe('a census file', () => {
  it('becomes the census, and changes nothing when it comes again', async () => {
    expect(await load(THREE)).toMatchObject({ ok: true, value: { lines: 3, added: 3, changed: 0, removed: 0 } });
    expect(await load(THREE)).toMatchObject({ ok: true, value: { lines: 3, added: 0, changed: 0, removed: 0 } });
    expect(await countCensus(test.ctx)).toBe(3);
    expect((await lastLoads(test.ctx, 1))[0]).toMatchObject({ lines: 3, loaded_by: null });
  });

  it('leaves neither numbers nor birth dates behind', async () => {
    await load(THREE);
    const { rows } =
      await sql`select c::text as row from census_people c union all select s::text from census_staging s`.execute(
        test.db,
      );
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/12345678|1980|0000000/);
  });

  it('says which line is wrong and why, without what stands there, and takes nothing', async () => {
    const told: unknown[] = [];
    const text = `${HEAD}12345678A;1980-03-07;\n12345678Z;1980-02-30;\n00000000T;1990-01-01;\n;1990-01-01;\n00000000T;1990-01-01;\n`;
    const done = await load(text, { onProblem: (problem) => told.push(problem) });
    expect(done).toMatchObject({ ok: false, code: 'census-bad-lines', details: { lines: 4 } });
    expect(told).toEqual([
      { line: 2, why: 'document-letter-wrong' },
      { line: 3, why: 'birth-date-unreadable' },
      { line: 5, why: 'document-missing' },
      { line: 6, why: 'census-repeated' },
    ]);
    expect(await countCensus(test.ctx)).toBe(0);
    expect(await load(text, { skipBad: true })).toMatchObject({ ok: true, value: { lines: 1, skipped: 4 } });
  });

  it.each([
    ['', 'census-empty'],
    [HEAD, 'census-empty'],
    ['nom,data\nAina,1980-01-01\n', 'census-columns'],
  ])('%j is refused: %s', async (text, code) => {
    expect(await load(text)).toMatchObject({ ok: false, code });
  });

  it('that was cut short takes nobody away unless it is meant', async () => {
    await load(THREE);
    const one = `${HEAD}12345678Z;7/3/1980;\n`;
    expect(await load(one)).toMatchObject({ ok: false, code: 'census-shrinks' });
    expect(await countCensus(test.ctx)).toBe(3);
    expect(await load(one, { allowShrinking: true })).toMatchObject({ ok: true, value: { removed: 2 } });
  });

  it('is loaded by administrators', async () => {
    expect(await loadCensus(test.ctx.as(personActor({ roles: ['officer'] })), { file: bytes(THREE) })).toMatchObject({
      code: 'administrators-only',
    });
  });
});

describe('whoever verified herself follows the census', () => {
  it('her age grows; she lapses when she leaves and is back when she comes back; who showed her document stays', async () => {
    await load(THREE);
    const hash = (document: string) => test.ctx.keys.lookup('document', document);
    const [left, seen] = [personActor().personId, personActor().personId];
    const child = await settleVoter(test.ctx, left, { document_hash: hash('00000000T'), way: 'census', age_from: 12 });
    const old = await settleVoter(test.ctx, seen, { document_hash: hash('X1234567L'), way: 'desk', age_from: 65 });
    await load(`${HEAD}00000000T;2010-01-01;\n12345678Z;7/3/1980;\n`, { allowShrinking: true });
    expect(await findVoter(test.ctx, { id: child })).toMatchObject({ age_from: 16, lapsed_at: null });
    expect(await findVoter(test.ctx, { id: old })).toMatchObject({ lapsed_at: null });
    await load(`${HEAD}12345678Z;7/3/1980;\n`, { allowShrinking: true });
    expect(await findVoter(test.ctx, { id: child })).toMatchObject({ person_id: left, lapsed_at: expect.any(Date) });
    await load(THREE);
    expect(await findVoter(test.ctx, { id: child })).toMatchObject({ lapsed_at: null });
  });

  it('a load after a rotation brings everybody in it under the newest key', async () => {
    await load(THREE);
    const { personId } = personActor();
    const before = test.ctx.keys.lookup('document', '12345678Z');
    await sql`delete from voters`.execute(test.db);
    const id = await settleVoter(test.ctx, personId, { document_hash: before, way: 'census' });
    const old = { id: 'test', bytes: (await import('#kernel/chance.ts')).seededChance(1).bytes(32) };
    const keys = createKeyRing([{ id: 'newer', bytes: new Uint8Array(32).fill(7) }, old]);
    expect(keys.lookups('document', '12345678Z')[1]).toBe(before);
    expect(
      await loadCensus(
        { ...city(), keys, transact: (work) => city().transact((inside) => work({ ...inside, keys })) },
        { file: bytes(THREE) },
      ),
    ).toMatchObject({
      ok: true,
    });
    expect(await findVoter(test.ctx, { id })).toMatchObject({
      document_hash: keys.lookup('document', '12345678Z'),
      lapsed_at: null,
    });
    expect(await countByKey(test.ctx)).toEqual([{ key: 'newer', census: 3, voters: 1, letters: 0 }]);
  });
});
