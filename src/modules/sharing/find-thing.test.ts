import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '#kernel/reader.ts';
import { publishPage } from '#modules/city/index.ts';
import { kept, takenBack as paperTakenBack } from '#modules/library/testing.ts';
import { takenBack, toldNews } from '#modules/news/testing.ts';
import { closeBudget, openBudget, voted } from '#modules/participation/budgets/testing.ts';
import { addComment } from '#modules/participation/comments/index.ts';
import { openConversation } from '#modules/participation/conversation/testing.ts';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { changeSight, proposalSubject } from '#modules/participation/proposals/index.ts';
import { openProcess, published, TEXT } from '#modules/participation/proposals/testing.ts';
import { personActor } from '#platform/testing.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { readerOf } from '#platform/words/reader.ts';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { findThing } from './find-thing.ts';

let house: TestHouse;
let r: Reader;
beforeAll(async () => {
  house = await testHouse();
  const zone = { timeZone: 'Europe/Madrid', currency: 'EUR' };
  r = readerOf({ words: houseWords(), language: 'en', ...zone, now: house.clock.now() });
});
afterAll(() => house.close());

const kindAt = async (path: string, ctx = house.ctx) => (await findThing(ctx, r, path))?.kind ?? null;

test('a process, its proposals, one of them, and a comment on it', async () => {
  const { slug } = await openProcess(house.city);
  const proposal = await published(house.city, { slug });
  const here = `/processes/${slug}/proposals/${proposal.number}`;
  expect(await findThing(house.ctx, r, here)).toEqual({
    ...{ path: here, kind: 'proposal', title: TEXT.title, lang: 'ca' },
    when: expect.stringMatching(/^1\s–\s30 November$/),
  });
  expect(await kindAt(`/processes/${slug}`)).toBe('process');
  expect(await kindAt(`/processes/${slug}/proposals`)).toBe('proposals');
  const subject = await proposalSubject(house.ctx, proposal.id);
  if (!subject) throw new Error('not there');
  const words = { side: 'for', language: 'ca', body: TEXT.body, formId: house.city.newId<string>() } as const;
  const added = await addComment(house.ctx.as(personActor()), subject, words);
  if (!added.ok) throw new Error(added.code);
  const comment = `/comments/${added.value.comment.id}`;
  expect(await kindAt(comment)).toBe('comment');
  await changeSight(house.city, proposal.id, { state: 'hidden', because: ['spam'] });
  for (const path of [here, comment]) expect(await kindAt(path), path).toBeNull();
});

test('a conversation, a budget, a project, and the result once it is over', async () => {
  const { address } = await openConversation(house.city);
  expect(await kindAt(`/processes/${address.process}/conversation/${address.step}`)).toBe('conversation');
  const open = await openBudget(house.city);
  const base = `/processes/${open.address.process}/budget/${open.address.step}`;
  expect(await kindAt(base)).toBe('budget');
  expect(await kindAt(`${base}/projects/1`)).toBe('project');
  expect(await kindAt(`${base}/projects/999`)).toBeNull();
  expect(await kindAt(`${base}/result`)).toBeNull();
  await voted(house.city, open, [1]);
  await closeBudget(house.city, open);
  expect(await kindAt(`${base}/result`)).toBe('result');
});

test('pages and places', async () => {
  await publishPage(house.city, { slug: 'learn', version: '1', title: { en: 'Learn' }, body: { en: '<p>Here</p>' } });
  expect(await findThing(house.ctx, r, '/pages/learn')).toMatchObject({ kind: 'page', title: 'Learn' });
  for (const path of ['/', '/processes', '/data', '/record', '/transparency']) expect(await kindAt(path)).toBe('place');
});

test('a draft is nothing to share, for its facilitator neither', async () => {
  const { process } = await draftProcess(house.ctx);
  for (const ctx of [house.ctx, house.city]) expect(await kindAt(`/processes/${process.slug}`, ctx)).toBeNull();
});

test('what is not there, and what is nobody else’s business', async () => {
  const paths = ['/processes/nothing', '/pages/nothing', '/manage', '/account', '/comments/x', '/toString', '/s/k7d4x'];
  for (const path of paths) expect(await kindAt(path, house.city), path).toBeNull();
});

test('news and documents while they are published, and of a private process to those alone who may read it', async () => {
  const item = await toldNews(house.city, null);
  const paper = await kept(house.city, null);
  expect(await kindAt(`/news/${item.slug}`)).toBe('news');
  expect(await kindAt(`/documents/${paper.slug}`)).toBe('document');
  await takenBack(house.city, item);
  await paperTakenBack(house.city, paper);
  for (const path of [`/news/${item.slug}`, `/documents/${paper.slug}`]) expect(await kindAt(path), path).toBeNull();
  const { processId } = await openProcess(house.city);
  const inside = await toldNews(house.city, processId);
  await sql`update processes set access = 'private' where id = ${processId}`.execute(house.db);
  expect(await kindAt(`/news/${inside.slug}`)).toBeNull();
  expect(await kindAt(`/news/${inside.slug}`, house.city)).toBe('news');
});
