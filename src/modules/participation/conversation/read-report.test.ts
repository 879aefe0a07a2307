import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictId } from '#kernel/ids.ts';
import { type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { coverageOf, readReport } from './read-report.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const district = (number: number) => testId<DistrictId>(number);

describe('the report of a conversation', () => {
  it('is not there before a map is', async () => {
    const place = await openConversation(house.ctx);
    expect(await readReport(house.ctx, place.address)).toMatchObject({ ok: false, code: 'map-not-yet' });
  });

  it('hides small numbers, and never a single one that the total would give away', () => {
    const shown = (counts: [number, number][]) =>
      coverageOf(new Map(counts.map(([id, people]) => [district(id), people]))).map(({ people }) => people);
    expect(
      shown([
        [1, 30],
        [2, 12],
        [3, 9],
      ]),
    ).toEqual([30, null, null]);
    expect(
      shown([
        [1, 30],
        [2, 4],
        [3, 9],
      ]),
    ).toEqual([30, null, null]);
    expect(
      shown([
        [1, 30],
        [2, 10],
      ]),
    ).toEqual([30, 10]);
    expect(shown([[1, 3]])).toEqual([null]);
  });
});
