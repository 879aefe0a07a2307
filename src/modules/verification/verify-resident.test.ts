import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { openConflicts, tellConflict } from './conflict-store.ts';
import { forgetVoter } from './forget-voter.ts';
import { resident, settleCensus, verificationPlatform } from './testing.ts';
import { verifyResident } from './verify-resident.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
  await settleCensus(test, [
    ['12345678Z', '1980-03-07'],
    ['00000000T', '2012-01-01'],
  ]);
});
afterAll(() => test.close());

let places = 0;
const show = (document: string, birthDate: string) => ({ way: 'census', document, birthDate }) as const;
const from = () => `place ${++places}`;

describe('the census', () => {
  it('knows a resident by number and birth date together, and keeps three things of her', async () => {
    const her = await resident(test);
    expect(await verifyResident(her.ctx, show('12345678z', '7/3/1980'), from())).toMatchObject({ ok: true });
    const voter = await findVoter(test.ctx, { personId: her.personId });
    expect(voter).toMatchObject({ level: 'basic', age_from: 35, district_id: null, way: 'census' });
    const { rows } = await sql`select v::text from voters v`.execute(test.db);
    expect(JSON.stringify(rows)).not.toMatch(/12345678|1980/);
  });

  it.each([
    ['12345678Z', '1980-03-08', 'not-in-census'],
    ['87654321X', '1980-03-07', 'not-in-census'],
    ['12345678Z', 'yesterday', 'birth-date-unreadable'],
    ['12345678A', '1980-03-07', 'document-letter-wrong'],
  ])('%s with %s is refused: %s', async (document, date, code) => {
    expect(await verifyResident((await resident(test)).ctx, show(document, date), from())).toMatchObject({ code });
  });

  it('is not asked without end, neither by an account nor from a place', async () => {
    const { ctx } = await resident(test);
    const codes = new Set<string>();
    for (let i = 0; i < 10; i++) {
      const done = await verifyResident(ctx, show('87654321X', '1980-03-07'), from());
      if (!done.ok) codes.add(done.code);
    }
    expect(codes).toContain('too-many-verifications');
    const place = from();
    for (let i = 0; i < 40; i++) await verifyResident((await resident(test)).ctx, show('1', ''), place);
    expect(await verifyResident((await resident(test)).ctx, show('12345678Z', '1980-03-07'), place)).toMatchObject({
      code: 'too-many-verifications',
    });
  });
});

describe('a document of another account', () => {
  it('is refused, once on the staff’s list however often it is tried, and free when that account is gone', async () => {
    const [first, second] = [await resident(test), await resident(test)];
    await verifyResident(first.ctx, show('00000000T', '2012-01-01'), from());
    for (let i = 0; i < 2; i++)
      expect(await verifyResident(second.ctx, show('00000000T', '2012-01-01'), from())).toMatchObject({
        code: 'verified-by-another',
        conflict: expect.any(String),
      });
    const [conflict, ...more] = await openConflicts(test.ctx);
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ holder_id: first.personId, claimant_id: second.personId });
    expect(await tellConflict(test.ctx, conflict?.id as never, first.personId, 'Not mine')).toBe(false);
    await forgetVoter(test.ctx, { type: 'person-erasing', personId: first.personId });
    expect(await verifyResident(second.ctx, show('00000000T', '2012-01-01'), from())).toMatchObject({ ok: true });
  });

  it('two accounts at once: one gets it', async () => {
    const pair = [await resident(test), await resident(test)];
    await settleCensus(test, [['X1234567L', '1990-05-05']]);
    const done = await Promise.all(pair.map(({ ctx }) => verifyResident(ctx, show('X1234567L', '1990-05-05'), from())));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('an account is one person: a second document is refused', async () => {
    await settleCensus(test, [
      ['Y0000000Z', '1990-05-05'],
      ['87654321X', '1991-05-05'],
    ]);
    const { ctx } = await resident(test);
    await verifyResident(ctx, show('Y0000000Z', '1990-05-05'), from());
    expect(await verifyResident(ctx, show('87654321X', '1991-05-05'), from())).toMatchObject({
      code: 'verified-as-another',
    });
  });
});
