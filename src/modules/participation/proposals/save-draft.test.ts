import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictId } from '#kernel/ids.ts';
import { drawPlaces } from '#modules/city/testing.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { ownDraft, saveDraft, startDraft } from './save-draft.ts';
import { CLOSES, openProcess, TEXT } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const at = (time: string) => house.clock.set(time);

describe('a draft', () => {
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

  it('is of a district or one of its neighbourhoods, never of one that lies elsewhere', async () => {
    const { moll, pineda } = await drawPlaces(house.ctx);
    const process = await openProcess(house.ctx);
    const her = house.ctx.as(personActor());
    const draft = await startDraft(her, { process: process.slug, text: { ...TEXT, ...moll } });
    if (!draft.ok) throw new Error(draft.code);
    const { id } = draft.value;
    expect(await ownDraft(her, id)).toMatchObject(moll);
    const whole = { districtId: moll.districtId, neighbourhoodId: null };
    expect(await saveDraft(her, { id, text: { ...TEXT, ...whole } })).toMatchObject({ ok: true });
    expect(await ownDraft(her, id)).toMatchObject(whole);
    const strange = { districtId: moll.districtId, neighbourhoodId: pineda.neighbourhoodId };
    const alone = { districtId: null, neighbourhoodId: moll.neighbourhoodId };
    const unknown = { districtId: testId<DistrictId>(77), neighbourhoodId: null };
    for (const place of [strange, alone, unknown])
      expect(await saveDraft(her, { id, text: { ...TEXT, ...place } })).toMatchObject({ code: 'place-unknown' });
    expect(await ownDraft(her, id)).toMatchObject(whole);
  });
});
