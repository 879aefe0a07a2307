import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeAccess } from './change-access.ts';
import { changeProcess } from './change-process.ts';
import { personalData } from './personal-data.ts';
import { publishProcess } from './publish-process.ts';
import { findProcess, listProcesses } from './store.ts';
import { again, draftProcess, METHODS, publicProcess, recorded } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

/** Published, of its members alone. */
async function privateProcess() {
  const draft = await draftProcess(house.ctx);
  expect(await changeAccess(draft.runs, { process: draft.slug, access: 'private' })).toMatchObject({ ok: true });
  await changeProcess(draft.runs, { process: draft.slug, words: { department: { en: 'Housing' } } });
  expect(await publishProcess(draft.runs, draft.slug, METHODS)).toMatchObject({ ok: true });
  return { ...draft, member: house.ctx.as({ ...personActor(), memberOf: [draft.process.id] }) };
}

describe('who sees a process', () => {
  it('is said by those who run it', async () => {
    const { slug } = await publicProcess(house.ctx);
    const stranger = house.ctx.as(personActor({ roles: ['moderator'] }));
    expect(await changeAccess(stranger, { process: slug, access: 'transparent' })).toMatchObject({
      code: 'not-your-process',
    });
  });

  it('a private one is there for its members and its staff, and for nobody else', async () => {
    const { slug, process, runs, member } = await privateProcess();
    const others = [house.ctx, house.ctx.as(personActor()), house.ctx.as(personActor({ roles: ['assistant'] }))];
    const filter = { statuses: ['published'] } as const;
    const listed = async (ctx: typeof member) => (await listProcesses(ctx, filter)).some(({ id }) => id === process.id);
    for (const ctx of [member, runs, house.ctx.as(personActor({ roles: ['moderator'] }))]) {
      expect((await findProcess(ctx, { slug }))?.id).toBe(process.id);
      expect(await listed(ctx)).toBe(true);
    }
    for (const ctx of others) {
      expect(await findProcess(ctx, { slug })).toBeUndefined();
      expect(await findProcess(ctx, { id: process.id })).toBeUndefined();
      expect(await listed(ctx)).toBe(false);
    }
  });

  it('nothing of a private one stands on the public record', async () => {
    const { process } = await privateProcess();
    expect(await recorded(house.ctx, process.id)).toEqual([]);
  });

  it('once published, private stays private and public stays readable', async () => {
    const hidden = await privateProcess();
    for (const access of ['open', 'transparent'] as const)
      expect(await changeAccess(hidden.runs, { process: hidden.slug, access })).toMatchObject({
        code: 'private-stays',
      });
    const shown = await publicProcess(house.ctx);
    const back = await changeAccess(shown.runs, { process: shown.slug, access: 'private' });
    expect(back).toMatchObject({ code: 'private-stays' });
  });

  it('that members alone take part is written down, and so is that everybody does again', async () => {
    const { slug, runs, process } = await publicProcess(house.ctx);
    for (const access of ['transparent', 'transparent', 'open'] as const)
      expect(await changeAccess(runs, { process: slug, access })).toMatchObject({ ok: true });
    const set = (await recorded(house.ctx, process.id)).filter(({ kind }) => kind === 'access-set');
    expect(set.map(({ payload }) => payload.access)).toEqual(['transparent', 'open']);
  });

  it('each step asks for members, and has no guests', async () => {
    const { slug, runs, process } = await publicProcess(house.ctx);
    expect((await again(house.ctx, slug)).steps[0]?.terms).not.toHaveProperty('membersOf');
    await changeAccess(runs, { process: slug, access: 'transparent' });
    const [step] = (await again(house.ctx, slug)).steps;
    expect(step?.terms).toMatchObject({ membersOf: process.id, guests: false });
  });
});
