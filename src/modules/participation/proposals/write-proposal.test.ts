import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { editProposal } from './edit-proposal.ts';
import { publishProposal } from './publish-proposal.ts';
import { readProposal } from './read-proposal.ts';
import { ownDraft, saveDraft, startDraft } from './save-draft.ts';
import { CLOSES, openProcess, published, TEXT } from './testing.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const at = (time: string) => house.clock.set(time);

describe('writing a proposal', () => {
  it('only its author sees a draft', async () => {
    const process = await openProcess(house.ctx);
    const her = house.ctx.as(personActor());
    const draft = await startDraft(her, { process: process.slug, text: TEXT });
    if (!draft.ok) throw new Error(draft.code);
    expect(await ownDraft(her, draft.value.id)).toMatchObject({ title: TEXT.title, standing: 'draft' });
    expect(await ownDraft(house.ctx.as(personActor({ roles: ['administrator'] })), draft.value.id)).toBeUndefined();
    expect(await saveDraft(house.ctx.as(personActor()), { id: draft.value.id, text: TEXT })).toMatchObject({
      code: 'draft-not-found',
    });
  });

  it('a visitor signs in first, and nobody starts one after the step closed', async () => {
    const process = await openProcess(house.ctx);
    expect(await startDraft(house.ctx, { process: process.slug, text: TEXT })).toMatchObject({ code: 'sign-in-first' });
    at(CLOSES.toISOString());
    const late = await startDraft(house.ctx.as(personActor()), { process: process.slug, text: TEXT });
    expect(late).toMatchObject({ code: 'writing-closed' });
    at('2026-11-16T10:00:00Z');
  });

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

  it('a withdrawn proposal stays readable with its reason, and is withdrawn once', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    expect(
      await withdrawProposal(house.ctx.as(personActor()), { ...proposal, reason: 'other', note: null }),
    ).toMatchObject({ code: 'only-its-author' });
    await withdrawProposal(proposal.author, { ...proposal, reason: 'duplicated', note: 'És la 12.' });
    expect(await readProposal(house.ctx, proposal)).toMatchObject({
      value: { proposal: { standing: 'withdrawn', withdrawal: { reason: 'duplicated', note: 'És la 12.' } } },
    });
    expect(await withdrawProposal(proposal.author, { ...proposal, reason: 'other', note: null })).toMatchObject({
      code: 'withdrawn-already',
    });
  });
});
