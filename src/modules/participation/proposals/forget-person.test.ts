import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonActor } from '#kernel/actor.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { forgetPerson } from './forget-person.ts';
import { startDraft } from './save-draft.ts';
import { supportProposal } from './support-proposal.ts';
import { CLOSES, countedSupports, openProcess, published, TEXT, tallyOf } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const forget = ({ personId }: PersonActor) => forgetPerson(house.ctx, { type: 'person-erasing', personId });

it('takes back what counts in an open step, and leaves others alone', async () => {
  const proposal = await published(house.ctx, await openProcess(house.ctx));
  const [her, other] = [personActor(), personActor()];
  for (const one of [her, other]) await supportProposal(house.ctx.as(one), proposal);
  await forget(her);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(1);
  expect(await countedSupports(house.ctx, proposal.id)).toBe(1);
});

it('a support that never counted, below the minimum, takes nothing away', async () => {
  const process = await openProcess(house.ctx, { minimumSupports: 2 });
  const proposal = await published(house.ctx, process);
  const her = personActor();
  await supportProposal(house.ctx.as(her), proposal);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(0);
  await forget(her);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(0);
});

it('keeps the number of a step that closed, without who gave it', async () => {
  const proposal = await published(house.ctx, await openProcess(house.ctx));
  const her = personActor();
  await supportProposal(house.ctx.as(her), proposal);
  const now = house.clock.now();
  house.clock.set(new Date(CLOSES.getTime() + 1000));
  await forget(her);
  house.clock.set(now);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(1);
  expect(await countedSupports(house.ctx, proposal.id)).toBe(0);
});

it('her drafts go, what she published stays', async () => {
  const process = await openProcess(house.ctx);
  const her = personActor();
  await published(house.ctx, process, {}, her);
  await startDraft(house.ctx.as(her), { process: process.slug, text: TEXT });
  await forget(her);
  const { rows } = await sql<{ standing: string }>`
    select standing from proposals where author_id = ${her.personId}`.execute(house.db);
  expect(rows).toEqual([{ standing: 'open' }]);
});
