import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { Comment } from './comment.ts';
import { exportComments } from './export-comments.ts';
import { importComments } from './import-comments.ts';
import { commented, subject } from './testing.ts';
import { withdrawComment } from './withdraw-comment.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('every shown comment comes once, oldest first, in batches, and nothing withdrawn', async () => {
  const about = subject();
  const comments = Array.from({ length: 2300 }, (_, i) => ({
    externalId: `${i}`,
    subjectId: about.id,
    parentExternalId: null,
    authorId: null,
    alignment: 0 as const,
    language: 'en' as const,
    body: `${i}`,
    // Ten at a time share their moment: pages are cut there too.
    createdAt: new Date(Date.UTC(2020, 0, 1, 0, Math.floor(i / 10))),
    openingUp: 0,
    openingDown: 0,
  }));
  const city = house.ctx.as({ kind: 'system', name: 'test' });
  await importComments(city, { source: 'x', subjectKind: 'proposal', processId: about.processId, comments });
  const author = personActor();
  const gone = await commented(house.ctx, about, { author });
  await withdrawComment(house.ctx.as(author), gone.id);
  await commented(house.ctx, subject());
  const batches: (readonly Comment[])[] = [];
  for await (const batch of exportComments(house.ctx, about.processId)) batches.push(batch);
  const all = batches.flat();
  expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 300]);
  expect(new Set(all.map(({ body }) => body)).size).toBe(2300);
  expect(all.map(({ createdAt }) => createdAt.getTime())).toEqual(
    all.map(({ createdAt }) => createdAt.getTime()).sort((a, b) => a - b),
  );
});
