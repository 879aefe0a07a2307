import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { importComments } from './import-comments.ts';
import { listSide } from './list-discussion.ts';
import { placeOf, readThread } from './read-thread.ts';
import { commented, replied, subject } from './testing.ts';
import { flatten } from './thread.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a thread', () => {
  it('of two hundred and fifty replies is read in two pages, each once', async () => {
    const about = subject();
    const comments = Array.from({ length: 251 }, (_, i) => ({
      externalId: `${i}`,
      subjectId: about.id,
      parentExternalId: i === 0 ? null : `${Math.floor((i - 1) / 2)}`,
      authorId: null,
      alignment: i === 0 ? (1 as const) : null,
      language: 'ca' as const,
      body: `${i}`,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, i)),
      openingUp: 0,
      openingDown: 0,
    }));
    const city = house.ctx.as({ kind: 'system', name: 'test' });
    await importComments(city, { source: 'thread', subjectKind: 'proposal', processId: about.processId, comments });
    const root = (await listSide(house.ctx, about, { side: 'for' })).threads[0]?.comment;
    if (!root) throw new Error('nothing imported');
    const first = await readThread(house.ctx, root.id);
    const second = await readThread(house.ctx, root.id, first?.next ?? undefined);
    const bodies = [first, second].flatMap((page) =>
      (page ? flatten(page.thread).slice(1) : []).map(({ body }) => body),
    );
    expect(first?.next).not.toBeNull();
    expect(second?.next).toBeNull();
    expect(new Set(bodies).size).toBe(250);
    expect(bodies).toHaveLength(250);
  });

  it('is not opened by a reply, nor by what is not there', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about);
    const reply = await replied(house.ctx, about, opener.id);
    expect(await readThread(house.ctx, reply.id)).toBeNull();
    expect(await readThread(house.ctx, testId(3))).toBeNull();
  });
});

describe('the place of a comment', () => {
  it('is the subject’s page for the first three of a side, else its thread', async () => {
    const about = subject();
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await commented(house.ctx, about));
    const places = await Promise.all(all.map((comment) => placeOf(house.ctx, about, comment)));
    const onTop = places.filter((place) => place.startsWith(`${about.url}#comment-`));
    const inThread = places.filter((place) => /^\/comments\/[0-9a-f-]+\/thread#comment-/.test(place));
    expect([onTop.length, inThread.length]).toEqual([3, 2]);
  });

  it('of a reply is always its thread, where everything is open', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about);
    const reply = await replied(house.ctx, about, opener.id);
    expect(await placeOf(house.ctx, about, reply)).toBe(`/comments/${opener.id}/thread#comment-${reply.id}`);
  });
});
