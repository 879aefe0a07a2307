import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBudget, counted, openBudget, voted } from '#modules/participation/budgets/testing.ts';
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

test('a vote that funded its proposal is linked with its progress; one that did not is not', async () => {
  const process = await openProcess(house.ctx);
  const [won, lost] = [await published(house.ctx, process), await published(house.ctx, process)];
  const budget = await openBudget(house.ctx);
  await sql`update budget_projects set proposal_id = case number when 1 then ${won.id}::uuid else ${lost.id}::uuid end,
    progress = 40, spent_cents = 2400 where step_id = ${budget.stepId} and number < 3`.execute(house.ctx.db);
  await voted(house.ctx, budget, [1]);
  await closeBudget(house.ctx, budget);
  await counted(house.ctx, budget);
  const origins = [won, lost].map(({ id }) => ({ kind: 'proposal', id }) as const);
  const read = await readProject(house.ctx, await publicProject(house.ctx, { origins }));
  if (!read.ok) throw new Error(read.code);
  const href = `/processes/${budget.address.process}/budget/vote/projects/1`;
  expect(read.value.origins.map(({ funded }) => funded)).toMatchObject([[{ href, progress: 40, spent: 2400 }], []]);
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
