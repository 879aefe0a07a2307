import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { importComments } from './import-comments.ts';
import { listDiscussion, listSide } from './list-discussion.ts';
import { commented, replied, subject } from './testing.ts';
import { flatten } from './thread.ts';
import { voteComment } from './vote-comment.ts';

let house: TestPlatform;
let city: Ctx;
beforeAll(async () => {
  house = await testPlatform();
  city = house.ctx.as({ kind: 'system', name: 'test' });
});
afterAll(() => house.close());

/** One for each pair of votes, all on the same side. */
async function withVotes(votes: readonly (readonly [up: number, down: number])[]) {
  const about = subject();
  const comments = votes.map(([openingUp, openingDown], i) => ({
    externalId: `${about.id}-${i}`,
    subjectId: about.id,
    parentExternalId: null,
    authorId: null,
    alignment: 1 as const,
    language: 'ca' as const,
    body: `${openingUp}/${openingDown}`,
    createdAt: new Date(Date.UTC(2026, 0, 1 + i)),
    openingUp,
    openingDown,
  }));
  await importComments(city, { source: 'test', subjectKind: 'proposal', processId: about.processId, comments });
  return about;
}

describe('the order of a column', () => {
  it('is that of the lower end of Wilson’s interval, then the newest, then what nobody finds useful', async () => {
    const about = await withVotes([
      [0, 0],
      [0, 3],
      [1, 0],
      [118, 4],
      [10, 0],
      [40, 40],
      [0, 0],
      [0, 1],
    ]);
    const { threads } = await listSide(house.ctx, about, { side: 'for' });
    expect(threads.map(({ comment }) => comment.body)).toEqual([
      '118/4',
      '10/0',
      '40/40',
      '1/0',
      '0/0',
      '0/0',
      '0/1',
      '0/3',
    ]);
    const [newer, older] = threads.slice(4, 6);
    expect(newer?.comment.createdAt.getTime()).toBeGreaterThan(older?.comment.createdAt.getTime() ?? 0);
  });

  // Each the smaller root of (p − x)² = z²·x(1 − x)/n, solved with forty digits: docs/algorithms/useful-comments.md.
  it.each([
    [1, 0, 206_543],
    [10, 0, 722_460],
    [118, 4, 918_723],
    [40, 40, 392_972],
    [0, 0, 0],
    [0, 7, -7],
  ])('%i useful and %i not is worth %i', async (up, down, score) => {
    const { threads } = await listSide(house.ctx, await withVotes([[up, down]]), { side: 'for' });
    expect(threads[0]?.comment.tally.score).toBe(score);
  });
});

describe('the discussion of a subject', () => {
  it('shows the first three of each side, with counts and where to read on', async () => {
    const about = subject();
    for (let i = 0; i < 5; i++) await commented(house.ctx, about, { side: 'for' });
    await commented(house.ctx, about, { side: 'against' });
    const { counts, columns } = await listDiscussion(house.ctx, about);
    expect(counts).toEqual({ inFavour: 5, neutral: 0, against: 1, total: 6 });
    expect(columns.for.threads).toHaveLength(3);
    expect(columns.for.next).not.toBeNull();
    expect(columns.against.next).toBeNull();
    expect(columns.neutral.threads).toEqual([]);
  });

  it('nests replies under what they answer, oldest first', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about, { body: 'opener' });
    const say = async (parent: { id: typeof opener.id }, body: string) => {
      house.clock.set(new Date(house.clock.now().getTime() + 1000));
      return replied(house.ctx, about, parent.id, { body });
    };
    const one = await say(opener, '1.');
    const two = await say(opener, '2.');
    await say(one, '1.1');
    await say(two, '2.1');
    await say(one, '1.2');
    const [thread] = (await listDiscussion(house.ctx, about)).columns.for.threads;
    expect(thread && flatten(thread).map(({ body }) => body)).toEqual(['opener', '1.', '1.1', '1.2', '2.', '2.1']);
  });

  it('tells the reader what she voted, and nobody else', async () => {
    const about = subject();
    const comment = await commented(house.ctx, about);
    const her = house.ctx.as(personActor());
    await voteComment(her, about, { comment, value: -1 });
    const voteSeenBy = async (ctx: Ctx) => (await listDiscussion(ctx, about)).columns.for.threads[0]?.comment.ownVote;
    expect(await voteSeenBy(her)).toBe(-1);
    expect(await voteSeenBy(house.ctx.as(personActor()))).toBe(0);
    expect(await voteSeenBy(house.ctx)).toBe(0);
  });

  it('with five hundred comments takes three queries and one for what waits of one’s own, and its pages meet every comment once', async () => {
    const about = subject();
    await importFiveHundred(about.id, about.processId);
    const asked: string[] = [];
    const counting = countQueries(house, asked);
    await listDiscussion(counting.ctx.as(personActor()), about);
    counting.stop();
    expect(asked.length).toBe(4);
    const seen: string[] = [];
    let after: Parameters<typeof listSide>[2]['after'];
    do {
      const page = await listSide(house.ctx, about, { side: 'against', after });
      seen.push(...page.threads.map(({ comment }) => comment.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(100);
    expect(new Set(seen).size).toBe(100);
  });
});

/** 300 that open threads, a third of them on each side, and 200 replies. */
async function importFiveHundred(subjectId: string, processId: ProcessId) {
  const comments = Array.from({ length: 500 }, (_, i) => ({
    externalId: `many-${i}`,
    subjectId,
    parentExternalId: i < 300 ? null : `many-${i % 30}`,
    authorId: testId<PersonId>(i % 50),
    alignment: i < 300 ? (((i % 3) - 1) as -1 | 0 | 1) : null,
    language: 'ca' as const,
    body: `Comentari ${i}`,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, i)),
    openingUp: (i * 7) % 40,
    openingDown: (i * 3) % 9,
  }));
  await importComments(city, { source: 'test', subjectKind: 'proposal', processId, comments });
}

/** Every statement that reaches the database through the pool meanwhile. */
function countQueries({ pool, ctx }: TestPlatform, into: string[]) {
  const onConnection = new Map<object, unknown>();
  const watch = (client: { query: unknown }) => {
    if (onConnection.has(client)) return;
    const original = client.query as (...args: unknown[]) => unknown;
    onConnection.set(client, original);
    client.query = (...args: unknown[]) => {
      const [first] = args as [string | { text?: string }];
      const text = typeof first === 'string' ? first : (first.text ?? '');
      if (/^\s*(select|with|insert|update|delete)/i.test(text)) into.push(text);
      return original.apply(client, args);
    };
  };
  pool.on('acquire', watch as never);
  return {
    ctx,
    stop() {
      pool.off('acquire', watch as never);
      for (const [client, original] of onConnection) (client as { query: unknown }).query = original;
    },
  };
}
