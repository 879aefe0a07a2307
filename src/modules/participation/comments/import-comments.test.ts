import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { CommentSubject } from './comment.ts';
import type { CommentsCounted } from './events.ts';
import { type ImportedComment, importComments } from './import-comments.ts';
import { listSide } from './list-discussion.ts';
import { findComment, findCounts, takeBack } from './store.ts';
import { countedOneByOne, subject } from './testing.ts';
import { voteComment } from './vote-comment.ts';

let house: TestPlatform;
let city: Ctx;
const counted: CommentsCounted[] = [];

beforeAll(async () => {
  house = await testPlatform();
  city = house.ctx.as({ kind: 'system', name: 'import' });
  house.platform.subscribe<CommentsCounted>('comments-counted', async (_, event) => void counted.push(event));
});
afterAll(() => house.close());

const line = (about: CommentSubject, externalId: string, changes: Partial<ImportedComment> = {}): ImportedComment => ({
  externalId,
  subjectId: about.id,
  parentExternalId: null,
  authorId: null,
  alignment: changes.parentExternalId ? null : 1,
  language: 'ca',
  body: `Text de ${externalId}`,
  createdAt: new Date('2016-03-17T13:25:48Z'),
  openingUp: 0,
  openingDown: 0,
  ...changes,
});

const bring = (about: CommentSubject, source: string, ...comments: ImportedComment[]) =>
  importComments(city, { source, subjectKind: about.kind, processId: about.processId, comments });

/** What the table says: depth, side and parent by name. */
async function rowsOf(source: string) {
  const { rows } = await sql<{
    name: string;
    depth: number;
    alignment: number | null;
    parent: string | null;
    root: string;
  }>`
    select c.external_id as name, c.depth, c.alignment, p.external_id as parent, r.external_id as root
    from comments c left join comments p on p.id = c.parent_id join comments r on r.id = c.root_id
    where c.external_source = ${source} order by c.external_id`.execute(house.db);
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]));
}

describe('importing comments', () => {
  it('keeps sides, votes and dates, and counts them', async () => {
    const about = subject();
    const done = await bring(
      about,
      'a',
      line(about, '1', { openingUp: 7, openingDown: 2 }),
      line(about, '2', { alignment: -1 }),
      line(about, '3', { parentExternalId: '1' }),
    );
    expect(done).toEqual({ added: 3, changed: 0, orphans: [], adopted: [] });
    const { threads } = await listSide(house.ctx, about, { side: 'for' });
    expect(threads[0]?.comment).toMatchObject({
      tally: { up: 7, down: 2, replies: 1 },
      createdAt: new Date('2016-03-17T13:25:48Z'),
    });
    expect(await countedOneByOne(house.ctx, about)).toEqual([1, 0, 1, 3]);
    expect((await findCounts(house.ctx, about.kind, [about.id])).get(about.id)).toEqual({
      inFavour: 1,
      neutral: 0,
      against: 1,
      total: 3,
    });
    expect(counted.at(-1)).toEqual({
      type: 'comments-counted',
      subjectKind: 'proposal',
      changes: [{ subjectId: about.id, by: 3 }],
    });
  });

  it('repeated adds nothing, and brings what differs up to date without touching votes given here', async () => {
    const about = subject();
    await bring(about, 'b', line(about, '1', { openingUp: 5 }), line(about, '2'));
    const [thread] = (await listSide(house.ctx, about, { side: 'for' })).threads;
    const comment = thread?.comment;
    if (!comment) throw new Error('nothing imported');
    await voteComment(house.ctx.as(personActor()), about, { comment, value: 1 });
    counted.length = 0;
    expect(await bring(about, 'b', line(about, '1', { openingUp: 5 }), line(about, '2'))).toMatchObject({
      added: 0,
      changed: 0,
    });
    const again = await bring(about, 'b', line(about, '1', { openingUp: 9, body: 'Ara diu això' }), line(about, '2'));
    expect(again).toMatchObject({ added: 0, changed: 1 });
    expect(await findComment(house.ctx, comment.id)).toMatchObject({
      body: 'Ara diu això',
      tally: { up: 10, down: 0 },
    });
    expect(await countedOneByOne(house.ctx, about)).toEqual([2, 0, 0, 2]);
    expect(counted).toEqual([]);
  });

  it('does not bring back what was withdrawn here', async () => {
    const about = subject();
    await bring(about, 'c', line(about, '1'));
    const comment = (await listSide(house.ctx, about, { side: 'for' })).threads[0]?.comment;
    if (!comment) throw new Error('nothing imported');
    await takeBack(house.ctx, comment);
    await bring(about, 'c', line(about, '1', { body: 'Torna' }));
    expect(await findComment(house.ctx, comment.id)).toMatchObject({ state: 'withdrawn', body: '' });
  });

  it('finds parents that come later in the file', async () => {
    const about = subject();
    await bring(
      about,
      'd',
      line(about, '3', { parentExternalId: '2' }),
      line(about, '2', { parentExternalId: '1' }),
      line(about, '1'),
    );
    expect(await rowsOf('d')).toMatchObject({
      1: { depth: 0 },
      2: { depth: 1, parent: '1' },
      3: { depth: 2, parent: '2', root: '1' },
    });
  });

  it('keeps a reply to the unknown at the top, reports it, and moves it when its parent comes', async () => {
    const about = subject();
    const first = await bring(
      about,
      'e',
      line(about, '2', { parentExternalId: '1' }),
      line(about, '3', { parentExternalId: '2' }),
    );
    expect(first).toMatchObject({ added: 2, orphans: ['2'] });
    expect(await rowsOf('e')).toMatchObject({ 2: { depth: 0, alignment: 0 }, 3: { depth: 1, root: '2' } });
    expect(await bring(about, 'e', line(about, '1'))).toMatchObject({ added: 1, adopted: ['2'] });
    expect(await rowsOf('e')).toEqual({
      1: { depth: 0, alignment: 1, parent: null, root: '1' },
      2: { depth: 1, alignment: null, parent: '1', root: '1' },
      3: { depth: 2, alignment: null, parent: '2', root: '1' },
    });
    expect(await bring(about, 'e', line(about, '1'))).toMatchObject({ added: 0, adopted: [] });
    const { threads, counts } = await listSide(house.ctx, about, { side: 'for' });
    expect(counts).toEqual({ inFavour: 1, neutral: 0, against: 0, total: 3 });
    expect(threads[0]?.comment.tally.replies).toBe(2);
  });

  it('a circle, a parent elsewhere and a name given twice do no harm', async () => {
    const [about, other] = [subject(), subject()];
    const done = await bring(
      about,
      'f',
      line(about, '1', { parentExternalId: '2' }),
      line(about, '2', { parentExternalId: '1' }),
      line(about, '3', { parentExternalId: '3' }),
      line(other, '4'),
      line(about, '5', { parentExternalId: '4' }),
      line(about, '6'),
      line(about, '6', { body: 'La segona' }),
    );
    expect(done.added).toBe(6);
    expect([...done.orphans].sort()).toEqual(['2', '3', '5']);
    expect(await rowsOf('f')).toMatchObject({ 1: { parent: '2' }, 2: { depth: 0 }, 3: { depth: 0 }, 5: { depth: 0 } });
    expect(await countedOneByOne(house.ctx, about)).toEqual([1, 3, 0, 5]);
  });

  it('takes eleven levels as they are, and a hundred and twenty without falling', async () => {
    const about = subject();
    const chain = Array.from({ length: 120 }, (_, i) =>
      line(about, `${i}`, i > 0 ? { parentExternalId: `${i - 1}` } : {}),
    );
    expect(await bring(about, 'g', ...chain)).toMatchObject({ added: 120, orphans: [] });
    const rows = await rowsOf('g');
    expect(rows['11']?.depth).toBe(11);
    expect(Math.max(...Object.values(rows).map(({ depth }) => depth))).toBe(50);
  });

  it('stores letters that a database refuses without them', async () => {
    const about = subject();
    await bring(about, 'h', line(about, '1', { body: 'Bon\u0000dia \ud800!' }));
    expect((await listSide(house.ctx, about, { side: 'for' })).threads[0]?.comment.body).toBe('Bondia \ufffd!');
  });

  it('only the system imports', async () => {
    const about = subject();
    const batch = { source: 'i', subjectKind: about.kind, processId: about.processId, comments: [line(about, '1')] };
    await expect(importComments(house.ctx.as(personActor({ roles: ['administrator'] })), batch)).rejects.toThrow(
      'system',
    );
  });
});
