import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { editProposal } from './edit-proposal.ts';
import { readProposal } from './read-proposal.ts';
import { openProcess, published, TEXT } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const at = (time: string) => house.clock.set(time);

describe('changing a proposal', () => {
  it('an author changes her text within the hour, and everybody can compare', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const text = { title: TEXT.title, body: `${TEXT.body}\n\nI una font.` };
    at('2026-11-16T10:59:00Z');
    expect(await editProposal(proposal.author, { ...proposal, text })).toMatchObject({
      ok: true,
      value: { changed: true },
    });
    expect(await editProposal(house.ctx.as(personActor()), { ...proposal, text })).toMatchObject({
      code: 'only-its-author',
    });
    const read = await readProposal(house.ctx, proposal);
    expect(read).toMatchObject({
      ok: true,
      value: { proposal: { body: text.body }, versions: [{ version: 1, body: TEXT.body }] },
    });
    at('2026-11-16T11:00:00Z');
    const late = await editProposal(proposal.author, {
      ...proposal,
      text: { ...text, body: 'Una altra cosa ben diferent.' },
    });
    expect(late).toMatchObject({ code: 'edit-window-over' });
    at('2026-11-16T10:00:00Z');
  });
});
