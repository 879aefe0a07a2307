import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { publishProposal } from './publish-proposal.ts';
import { startDraft } from './save-draft.ts';
import { openProcess, published, TEXT } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('publishing', () => {
  it('numbers of a process follow each other, also when many publish at once', async () => {
    const process = await openProcess(house.ctx);
    const all = await Promise.all(Array.from({ length: 8 }, () => published(house.ctx, process)));
    expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('a draft is published once', async () => {
    const process = await openProcess(house.ctx);
    const her = house.ctx.as(personActor());
    const draft = await startDraft(her, { process: process.slug, text: TEXT });
    if (!draft.ok) throw new Error(draft.code);
    const twice = await Promise.all([publishProposal(her, draft.value.id), publishProposal(her, draft.value.id)]);
    expect(twice.filter((each) => each.ok)).toHaveLength(1);
  });

  it('a title too short or too long stays a draft', async () => {
    const process = await openProcess(house.ctx);
    const her = house.ctx.as(personActor());
    const draft = await startDraft(her, { process: process.slug, text: { ...TEXT, title: 'Arbres' } });
    if (!draft.ok) throw new Error(draft.code);
    expect(await publishProposal(her, draft.value.id)).toMatchObject({
      code: 'title-length',
      details: { min: 15, max: 150 },
    });
  });
});
