import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, published } from '#modules/participation/proposals/testing.ts';
import { chooseNotices, readNoticeChoices } from './choose-notices.ts';
import { followThing } from './follow-thing.ts';
import { JOBS, lettersTo, type Noticed, noticedHouse, runJob, wantsLetters } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

const ASKED = { words: 'test', saidAt: 'notices' } as const;
const day = (n: number) => city.house.clock.set(new Date(Date.UTC(2026, 10, 16 + n, 10)));

async function follower(language: 'ca' | 'en' | 'ar' = 'en') {
  const she = await city.house.enter({ language });
  await followThing(she.ctx, { kind: 'proposal', id: city.proposal.id });
  return she;
}

describe('choosing', () => {
  it('begins with no letters and every kind daily, and keeps what she chose', async () => {
    const she = await city.house.enter();
    expect(await readNoticeChoices(she.ctx)).toMatchObject({
      value: { byEmail: false, own: true, frequencies: { answers: 'daily', steps: 'daily' } },
    });
    const fields = {
      byEmail: '1',
      answers: 'at-once',
      yours: 'daily',
      comments: 'never',
      proposals: 'weekly',
      steps: 'daily',
      budgets: 'daily',
      news: 'daily',
    };
    await city.house.post('/account/notices', fields, she);
    expect(await readNoticeChoices(she.ctx)).toMatchObject({
      value: { byEmail: true, own: false, frequencies: { answers: 'at-once', comments: 'never', proposals: 'weekly' } },
    });
    const visitor = city.house.ctx.as({ kind: 'visitor' });
    expect(await readNoticeChoices(visitor)).toMatchObject({ code: 'sign-in-first' });
    const chosen = await readNoticeChoices(she.ctx);
    if (chosen.ok) expect(await chooseNotices(visitor, chosen.value, ASKED)).toMatchObject({ code: 'sign-in-first' });
  });

  it('who does not want to follow what she writes does not', async () => {
    const she = await city.house.enter();
    const chosen = await readNoticeChoices(she.ctx);
    if (chosen.ok) await chooseNotices(she.ctx, { ...chosen.value, own: false }, ASKED);
    await published(city.house.city, city.process, {}, she.ctx.actor);
    expect(await (await city.house.get('/follows', she)).text()).toContain('You follow nothing yet');
  });

  it('a digest is one letter in her language; never, weekly and no consent mean none today', async () => {
    const [daily, arabic, weekly, never, silent] = [
      await follower('ca'),
      await follower('ar'),
      await follower(),
      await follower(),
      await follower(),
    ];
    await wantsLetters(daily);
    await wantsLetters(arabic);
    await wantsLetters(weekly, 'weekly');
    await wantsLetters(never, 'never');
    const other = await published(city.house.city, city.process, {}, city.author.ctx.actor);
    await followThing(daily.ctx, { kind: 'proposal', id: other.id });
    await answered(city.officer.ctx, city.proposal);
    await answered(city.officer.ctx, other);
    await city.house.runJobs(JOBS);
    day(1);
    await runJob(city.house, 'notifications.write-daily');
    await runJob(city.house, 'notifications.write-daily');
    const [letter, ...more] = await lettersTo(city.house, daily);
    expect(more).toEqual([]);
    expect(letter?.message?.subject).toBe('Avui: 2 avisos');
    expect(letter?.message?.text).toContain('CARRERS');
    expect(letter?.message?.text).toContain(
      'L’ajuntament ha respost «Arbres en lloc d’aparcament davant del Molí»: sí',
    );
    expect(letter?.message?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect((await lettersTo(city.house, arabic))[0]?.message?.html).toContain('dir="rtl"');
    for (const one of [weekly, never, silent]) expect(await lettersTo(city.house, one)).toEqual([]);
    await runJob(city.house, 'notifications.write-weekly');
    expect(await lettersTo(city.house, weekly)).toHaveLength(1);
    // Saying yes afterwards brings no old news.
    await wantsLetters(silent);
    day(2);
    await runJob(city.house, 'notifications.write-daily');
    expect(await lettersTo(city.house, silent)).toEqual([]);
    expect(await lettersTo(city.house, daily)).toHaveLength(1);
  });
});
