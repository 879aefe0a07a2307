import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openProcess, published } from '#modules/participation/proposals/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addressesOf } from './origin-addresses.ts';
import { readProject } from './read-project.ts';
import { findProject } from './store.ts';
import { administrator, publicProject, writtenProject } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('a draft is its administrators’ alone', async () => {
  const slug = await writtenProject(house.ctx);
  expect(await readProject(house.ctx, slug)).toMatchObject({ code: 'project-not-found' });
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await readProject(officer, slug)).toMatchObject({ code: 'project-not-found' });
  expect(await readProject(administrator(house.ctx), slug)).toMatchObject({ ok: true });
});

test('its story begins with the process, the proposal and the answer', async () => {
  const process = await openProcess(house.ctx);
  const proposal = await published(house.ctx, process);
  await answered(house.ctx.as(personActor({ roles: ['officer'] })), proposal);
  const origins = [
    { kind: 'process', id: process.processId },
    { kind: 'proposal', id: proposal.id },
  ] as const;
  const slug = await publicProject(house.ctx, { origins });
  const read = await readProject(house.ctx, slug);
  if (!read.ok) throw new Error(read.code);
  const here = `/processes/${process.slug}/proposals/${proposal.number}`;
  expect(read.value.origins).toMatchObject([
    { kind: 'process', href: `/processes/${process.slug}`, answer: null },
    { kind: 'proposal', href: here, answer: { verdict: 'accepted' }, funded: [] },
  ]);
  const id = (await findProject(house.ctx, slug))?.id;
  expect(id && (await addressesOf(house.ctx, id))).toEqual([`/processes/${process.slug}`, here]);
});

test('what was hidden since, or is private, is not part of it for those who may not read it', async () => {
  const process = await openProcess(house.ctx);
  const proposal = await published(house.ctx, process);
  const origins = [
    { kind: 'process', id: process.processId },
    { kind: 'proposal', id: proposal.id },
  ] as const;
  const slug = await publicProject(house.ctx, { origins });
  const kinds = async (ctx = house.ctx) => {
    const read = await readProject(ctx, slug);
    return read.ok ? read.value.origins.map(({ kind }) => kind) : [];
  };
  await sql`update proposals set standing = 'hidden' where id = ${proposal.id}`.execute(house.ctx.db);
  expect(await kinds()).toEqual(['process']);
  await sql`update proposals set standing = 'open' where id = ${proposal.id}`.execute(house.ctx.db);
  await sql`update processes set access = 'private' where id = ${process.processId}`.execute(house.ctx.db);
  expect(await kinds()).toEqual([]);
  expect(await kinds(administrator(house.ctx))).toEqual(['process', 'proposal']);
});
