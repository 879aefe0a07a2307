import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { exportProposals } from './export-proposals.ts';
import { filledStep } from './testing.ts';

let house: TestPlatform;
let filled: Awaited<ReturnType<typeof filledStep>>;

beforeAll(async () => {
  house = await testPlatform();
  filled = await filledStep(house.ctx);
});
afterAll(() => house.close());

describe('the export', () => {
  it('exports every published proposal once, in order of number', async () => {
    const rows = [];
    for await (const some of exportProposals(house.ctx, filled.step.id)) rows.push(...some);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  });
});
