import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '#kernel/actor.ts';
import { drawPlaces } from '#modules/city/testing.ts';
import { dismissMember, insertMembers } from '#modules/identity/index.ts';
import { takenBack, toldNews } from '#modules/news/testing.ts';
import { commented, replied, subject } from '#modules/participation/comments/testing.ts';
import { answered, openProcess, published, unanswered } from '#modules/participation/proposals/testing.ts';
import { followThing } from './follow-thing.ts';
import { catchUp } from './jobs.ts';
import { THE_CITY, THE_NEWS } from './notice.ts';
import { tellNews } from './tell-news.ts';
import { JOBS, lettersTo, type Noticed, noticedHouse, runJob, toldOf, wantsLetters } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

const newProposal = () => published(city.house.city, city.process, {}, city.author.ctx.actor);
const follower = async (id: string) => {
  const she = await city.house.enter();
  await followThing(she.ctx, { kind: 'proposal', id });
  return she;
};
const later = (minutes: number) => city.house.clock.set(new Date(city.house.clock.now().getTime() + minutes * 60_000));

describe('an answer', () => {
  it('reaches every follower and the author once, and not the officer who gave it', async () => {
    const proposal = await newProposal();
    const followers = [await follower(proposal.id), await follower(proposal.id), city.author];
    await followThing(city.officer.ctx, { kind: 'proposal', id: proposal.id });
    const stranger = await city.house.enter();
    await answered(city.officer.ctx, proposal);
    await city.house.runJobs(JOBS);
    await city.house.runJobs(JOBS);
    const answers = async (who: typeof stranger) =>
      (await toldOf(city.house, who.personId)).filter((type) => type === 'proposal-answered').length;
    for (const one of followers) expect(await answers(one)).toBe(1);
    expect(await answers(city.officer)).toBe(0);
    expect(await answers(stranger)).toBe(0);
  });

  it('leaves at once by letter once it cannot be taken back any more, and only then', async () => {
    const proposal = await newProposal();
    const she = await follower(proposal.id);
    await wantsLetters(she, 'at-once');
    await answered(city.officer.ctx, proposal);
    await city.house.runJobs(JOBS);
    expect(await lettersTo(city.house, she)).toHaveLength(0);
    later(31);
    await catchUp(city.house.city);
    await catchUp(city.house.city);
    expect(await lettersTo(city.house, she)).toHaveLength(1);
    await runJob(city.house, 'notifications.write-daily');
    expect(await lettersTo(city.house, she)).toHaveLength(1);
  });

  it('that was taken back is told of in no letter; given again, it is told once', async () => {
    const proposal = await newProposal();
    const she = await follower(proposal.id);
    await wantsLetters(she, 'at-once');
    await answered(city.officer.ctx, proposal);
    await city.house.runJobs(JOBS);
    await unanswered(city.officer.ctx, proposal);
    later(31);
    await catchUp(city.house.city);
    expect(await lettersTo(city.house, she)).toHaveLength(0);
  });
});

describe('other news', () => {
  it('a proposal: followers of its process and its author, who follows it herself', async () => {
    const [near, fan] = [await city.house.enter(), await city.house.enter()];
    await followThing(near.ctx, { kind: 'process', id: city.process.processId });
    await followThing(fan.ctx, { kind: 'person', id: city.author.personId });
    await followThing(fan.ctx, { kind: 'process', id: city.process.processId });
    const proposal = await newProposal();
    await city.house.runJobs(JOBS);
    expect(await toldOf(city.house, near.personId)).toEqual(['proposal-published']);
    // Twice a follower, once told.
    expect(await toldOf(city.house, fan.personId)).toEqual(['proposal-published']);
    expect(await toldOf(city.house, city.author.personId)).not.toContain('proposal-published');
    const { rows } = await sql`select 1 from follows where person_id = ${city.author.personId}
      and subject_id = ${proposal.id}`.execute(city.house.db);
    expect(rows).toHaveLength(1);
  });

  it('a proposal of a neighbourhood: who follows it or its district, once though she follows both; not the one next to it', async () => {
    const { moll, pont } = await drawPlaces(city.house.city);
    const [near, wide, both, beside] = [0, 1, 2, 3].map(() => city.house.enter());
    const follow = async (
      who: typeof near,
      ...places: readonly (readonly ['district' | 'neighbourhood', string])[]
    ) => {
      const she = await who;
      if (!she) throw new Error('Nobody');
      for (const [kind, id] of places) expect(await followThing(she.ctx, { kind, id })).toMatchObject({ ok: true });
      return she;
    };
    const neighbourhood = ['neighbourhood', String(moll.neighbourhoodId)] as const;
    const district = ['district', moll.districtId] as const;
    const told = [
      await follow(near, neighbourhood),
      await follow(wide, district),
      await follow(both, neighbourhood, district),
    ];
    const not = await follow(beside, ['neighbourhood', String(pont.neighbourhoodId)]);
    await published(city.house.city, city.process, moll, city.author.ctx.actor);
    await city.house.runJobs(JOBS);
    await city.house.runJobs(JOBS);
    for (const she of told) expect(await toldOf(city.house, she.personId)).toEqual(['proposal-published']);
    expect(await toldOf(city.house, not.personId)).toEqual([]);
  });

  it('a comment: the author of the proposal; a reply: whom it answers; nobody of her own words', async () => {
    const proposal = await newProposal();
    const about = subject({ id: proposal.id, processId: city.process.processId });
    const [one, other] = [await city.house.enter(), await city.house.enter()];
    const before = (await toldOf(city.house, city.author.personId)).length;
    const comment = await commented(city.house.city, about, { author: one.ctx.actor });
    await replied(city.house.city, about, comment.id, { author: other.ctx.actor });
    await replied(city.house.city, about, comment.id, { author: one.ctx.actor });
    await city.house.runJobs(JOBS);
    expect(await toldOf(city.house, one.personId)).toEqual(['comment-added']);
    expect(await toldOf(city.house, other.personId)).toEqual([]);
    expect(await toldOf(city.house, city.author.personId)).toHaveLength(before + 3);
  });

  it('a funded project that moves: who voted for it, and nobody else', async () => {
    const [voter, stranger] = [await city.house.enter(), await city.house.enter()];
    const { processId, stepId } = city.process;
    const moved = {
      type: 'commitment-updated',
      processId,
      stepId,
      project: 1,
      title: 'Obres començades',
      body: '',
    } as const;
    await city.house.city.emit({ ...moved, progress: 10, supporters: [voter.personId] });
    await city.house.runJobs(JOBS);
    expect(await toldOf(city.house, voter.personId)).toEqual(['commitment-updated']);
    expect(await toldOf(city.house, stranger.personId)).toEqual([]);
    expect(await (await city.house.get('/notices', voter)).text()).toContain('news of a project: Obres començades');
  });

  it('is told once, however often it is heard', async () => {
    const she = await city.house.enter();
    await followThing(she.ctx, THE_CITY);
    const { processId } = city.process;
    const news = {
      key: 'twice',
      type: 'process-published',
      about: { processId },
      by: null,
      audience: [THE_CITY],
    } as const;
    await tellNews(city.house.city, news);
    await tellNews(city.house.city, news);
    await city.house.runJobs(JOBS);
    await tellNews(city.house.city, news);
    await city.house.runJobs(JOBS);
    expect(await toldOf(city.house, she.personId)).toEqual(['process-published']);
  });
});

describe('news of a private process', () => {
  it('reaches its members and its staff, and nobody who merely follows it', async () => {
    const { house } = city;
    const process = await openProcess(house.city);
    const [member, stranger, left] = [await house.enter(), await house.enter(), await house.enter()];
    for (const { ctx } of [member, stranger, left, city.officer])
      await followThing(ctx, { kind: 'process', id: process.processId });
    await sql`update processes set access = 'private' where id = ${process.processId}`.execute(house.city.db);
    await insertMembers(house.city, process.processId, [member.personId, left.personId, city.author.personId]);
    const author = { ...city.author.ctx.actor, memberOf: [process.processId] } as PersonActor;
    await published(house.city, process, {}, author);
    await house.runJobs(JOBS);
    const told = async ({ personId }: typeof member) => (await toldOf(house, personId)).includes('proposal-published');
    expect([await told(member), await told(left), await told(city.officer), await told(stranger)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // Whoever is dismissed hears no more, and what waited for her letter goes.
    await dismissMember(house.city, { processId: process.processId, personId: left.personId });
    expect(await told(left)).toBe(false);
  });
});

describe('news', () => {
  it('of a process: its followers once; of the city: who follows the city’s news; withdrawn, nobody reads of it', async () => {
    const { house, process } = city;
    const [near, far] = [await house.enter(), await house.enter()];
    await followThing(near.ctx, { kind: 'process', id: process.processId });
    await followThing(far.ctx, THE_NEWS);
    const administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
    await followThing(administrator.ctx, THE_NEWS);
    const ofTheProcess = await toldNews(administrator.ctx, process.processId, {
      title: { en: 'Of the process', ca: 'Del procés' },
    });
    const ofTheCity = await toldNews(administrator.ctx, null, { title: { en: 'Of the city', ca: 'De la ciutat' } });
    await house.runJobs(JOBS);
    await house.runJobs(JOBS);
    const news = async (who: typeof near) =>
      (await toldOf(house, who.personId)).filter((type) => type === 'news-published').length;
    expect([await news(near), await news(far), await news(administrator)]).toEqual([1, 1, 0]);
    expect(await (await house.get('/notices', near)).text()).toContain('News: “Of the process”');
    expect(await (await house.get('/notices', far)).text()).toContain('News: “Of the city”');
    await takenBack(administrator.ctx, ofTheCity);
    await takenBack(administrator.ctx, ofTheProcess);
    for (const who of [near, far]) {
      const page = await (await house.get('/notices', who)).text();
      expect(page).toContain('This is no longer public.');
      expect(page).not.toContain('News: “');
    }
  });

  it('comes by letter in the reader’s language, under what it belongs to', async () => {
    const { house } = city;
    const she = await house.enter({ language: 'ca' });
    await wantsLetters(she);
    await followThing(she.ctx, THE_NEWS);
    await toldNews(house.city, null, { title: { en: 'First', ca: 'Primera' } });
    await toldNews(house.city, null, { title: { en: 'Second', ca: 'Segona' } });
    await house.runJobs(JOBS);
    later(24 * 60);
    await runJob(house, 'notifications.write-daily');
    const [letter] = await lettersTo(house, she);
    expect(letter?.message?.text).toContain('DE LA CIUTAT');
    expect(letter?.message?.text).toMatch(/Notícia: «Primera»\n\S+\/news\/first/);
    expect(letter?.message?.text).toContain('Notícia: «Segona»');
  });
});
