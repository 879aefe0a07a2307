import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { similarProposals } from './similar-proposals.ts';
import { filledStep } from './testing.ts';

let house: TestPlatform;
let filled: Awaited<ReturnType<typeof filledStep>>;

beforeAll(async () => {
  house = await testPlatform();
  filled = await filledStep(house.ctx);
});
afterAll(() => house.close());

describe('similar proposals', () => {
  it('shows what is alike, whatever the spelling', async () => {
    const alike = await similarProposals(house.ctx, filled.step, {
      language: 'ca',
      title: 'mes ombra al pati de la escola',
    });
    expect(alike.length).toBeGreaterThan(0);
    expect(alike[0]?.title).toContain('ombra');
  });
});
