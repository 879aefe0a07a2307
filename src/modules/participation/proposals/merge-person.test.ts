import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { mergePerson } from './merge-person.ts';
import { findProposal } from './store.ts';
import { supportProposal } from './support-proposal.ts';
import { countedSupports, openProcess, published, tallyOf } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('what a guest wrote and supported becomes her account’s, and counts once', async () => {
  const process = await openProcess(test.ctx);
  const [guest, account] = [personActor(), personActor()];
  const [both, hers] = [await published(test.ctx, process), await published(test.ctx, process, {}, guest)];
  await supportProposal(test.ctx.as(guest), both);
  await supportProposal(test.ctx.as(account), both);
  await supportProposal(test.ctx.as(guest), hers);
  expect(await tallyOf(test.ctx, both.id)).toBe(2);
  const event = { type: 'person-merging', from: guest.personId, to: account.personId } as const;
  await test.ctx.transact((inside) => mergePerson(inside, event));
  for (const { id } of [both, hers]) {
    expect(await tallyOf(test.ctx, id)).toBe(1);
    expect(await countedSupports(test.ctx, id)).toBe(1);
  }
  expect(await supportProposal(test.ctx.as(account), hers)).toMatchObject({ ok: true, value: { isNew: false } });
  expect(await findProposal(test.ctx, { id: hers.id })).toMatchObject({ authorId: account.personId });
});
