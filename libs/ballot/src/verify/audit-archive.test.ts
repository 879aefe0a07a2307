import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditBytes, failedOf } from './audit.fixture.ts';

const ELECTIONS = join(
  process.env.ATENEU_TEST_DATA ?? join(import.meta.dirname, '../../../../../shared/data'),
  'elections',
);
const MISSING = !existsSync(ELECTIONS);
if (MISSING && process.env.CI === 'true') throw new Error(`${ELECTIONS} is missing.`);

const file = (path: string) => readFileSync(join(ELECTIONS, path));
const oneOf = (folder: string) => globSync(`${folder}/*.bel`, { cwd: ELECTIONS })[0] ?? '';

describe.skipIf(MISSING)(`elections made by others${MISSING ? ` (skipped: no ${ELECTIONS})` : ''}`, () => {
  test.each([
    ['belenios/t20', 20, sumOf('belenios/t20/votes.txt')],
    // Its votes.txt holds those of one of the two programs that made it; this is its published result.
    ['belenios/js5', 5, [3, 0, 2, 0, 0]],
  ])('%s verifies, with the votes that were cast', async (folder, voters, votes) => {
    const audit = await auditBytes(file(oneOf(folder)));
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({
      verdict: 'verified',
      result: [votes],
      ballots: voters,
      voters,
    });
    expect(audit.checks.filter(({ ok }) => ok === null).map(({ id }) => id)).toEqual([8, 22, 23]);
  });

  test.each([
    ['01-result-swapped', 20],
    ['02-ballot-individual-proof', 11],
    ['04-ballot-signature', 10],
    ['06-ballot-dropped-after-tally', 16],
    ['08-decryption-factor-swapped', 18],
    ['10-ballot-duplicated-as-new-event', 14],
  ])('the tampered copy %s is rejected by check %i', async (name, check) => {
    const audit = await auditBytes(file(`belenios/t20-tampered/${name}.bel`));
    expect(audit).toMatchObject({ verdict: 'rejected', result: null });
    expect(failedOf(audit)).toContain(check);
  });

  test('every other tampered copy is rejected, and the honest control verifies', async () => {
    for (const path of globSync('belenios/t20-tampered/*.bel', { cwd: ELECTIONS })) {
      const { verdict } = await auditBytes(file(path));
      expect([basename(path), verdict]).toEqual([
        basename(path),
        basename(path).startsWith('00') ? 'verified' : 'rejected',
      ]);
    }
  });
});

describe.skipIf(MISSING)('what one gives besides the archive', () => {
  let archive: Uint8Array;

  beforeAll(() => {
    archive = file(oneOf('belenios/js5'));
  });

  test('a tracker that is there counts; another is missed', async () => {
    const hash = /[{]"parent":"[0-9a-f]{64}","height":1,"type":"Ballot","payload":"([0-9a-f]{64})"[}]/.exec(
      String(archive),
    );
    const tracker = Buffer.from(hash?.[1] ?? '', 'hex').toString('base64');
    for (const text of [tracker, tracker.replace('=', '')]) {
      const { verdict, checks } = await auditBytes(archive, { tracker: text });
      expect([verdict, checks[22]?.ok, checks[22]?.detail]).toEqual([
        'verified',
        true,
        'It is ballot 1, and it counts.',
      ]);
    }
    expect(failedOf(await auditBytes(archive, { tracker: `A${tracker.slice(1)}` }))).toEqual([23]);
  });

  test('a census as large as the list is enough; a smaller one rejects', async () => {
    expect(failedOf(await auditBytes(archive, { census: 5 }))).toEqual([]);
    expect(failedOf(await auditBytes(archive, { census: 4 }))).toEqual([8]);
  });

  test('an archive that grew up to now is rejected for want of a result, unless it may be running', async () => {
    const soFar = archive.subarray(0, archive.length - 4 * 512);
    expect(failedOf(await auditBytes(soFar))).toEqual([3]);
    expect(await auditBytes(soFar, { mayBeRunning: true })).toMatchObject({
      verdict: 'verified',
      result: null,
      ballots: 5,
    });
  });
});

/** Missing data skip the tests that use it. */
function sumOf(path: string): number[] {
  if (MISSING) return [];
  const votes = String(file(path)).trim().split('\n');
  const rows = votes.map((line) => (JSON.parse(line) as number[][])[0] ?? []);
  return rows.reduce((sum, row) => sum.map((count, at) => count + (row[at] ?? 0)));
}
