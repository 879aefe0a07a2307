import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { ThresholdReached } from './events.ts';
import { supportProposal } from './support-proposal.ts';
import { takeBackSupport } from './take-back-support.ts';
import { openProcess, published, tallyOf } from './testing.ts';

let house: TestPlatform;
const reached: ThresholdReached[] = [];

beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<ThresholdReached>('threshold-reached', async (_, event) => void reached.push(event));
});
afterAll(() => house.close());

describe('taking a support back', () => {
  it('a support taken back is counted back once, and may be given again', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const her = house.ctx.as(personActor());
    await supportProposal(her, proposal);
    const takes = await Promise.all([1, 2, 3, 4].map(() => takeBackSupport(her, proposal)));
    expect(takes.filter((each) => each.ok && each.value.wasGiven)).toHaveLength(1);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(0);
    expect(await supportProposal(her, proposal)).toMatchObject({ ok: true, value: { supports: 1, isNew: true } });
  });
});
