import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { openConflicts } from './conflict-store.ts';
import { disputeDocument } from './dispute-document.ts';
import type { DocumentDisputed } from './events.ts';
import { documentHashes } from './prove.ts';
import { resident, settleVoter, verificationPlatform } from './testing.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
const told: DocumentDisputed[] = [];
beforeAll(async () => {
  test = await verificationPlatform();
  test.platform.subscribe<DocumentDisputed>('document-disputed', async (_, event) => void told.push(event));
});
afterAll(() => test.close());

it('tells whoever held the document, and that staff read of both is written down for both', async () => {
  const [holder, claimant] = [await resident(test), await resident(test)];
  await settleVoter(test.ctx, holder.personId);
  const voter = await findVoter(test.ctx, { personId: holder.personId });
  const claim = { hashes: [voter?.document_hash ?? ''], claimantId: claimant.personId, way: 'letter' } as const;
  const id = await disputeDocument(test.ctx, claim);
  expect(told).toEqual([{ type: 'document-disputed', conflictId: id, holderId: holder.personId }]);
  const { ctx } = await resident(test, ['administrator']);
  expect(await openConflicts(ctx)).toMatchObject([{ id, holder_id: holder.personId }]);
  for (const { personId } of [holder, claimant])
    expect((await test.ctx.personal.accessesOf(personId))[0]).toMatchObject({ actorRoles: ['administrator'] });
});

it('a document that nobody holds is no dispute', async () => {
  const { personId } = await resident(test);
  const hashes = documentHashes(test.ctx, '87654321X');
  expect(await disputeDocument(test.ctx, { hashes, claimantId: personId, way: 'census' })).toBeUndefined();
});
