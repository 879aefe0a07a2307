import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readReport } from './read-report.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the report of a conversation', () => {
  it('is not there before a map is', async () => {
    const place = await openConversation(house.ctx);
    expect(await readReport(house.ctx, place.address)).toMatchObject({ ok: false, code: 'map-not-yet' });
  });
});
