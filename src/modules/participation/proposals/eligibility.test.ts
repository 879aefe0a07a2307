import { afterAll, beforeAll, expect, it } from 'vitest';
import { commented } from '#modules/participation/comments/testing.ts';
import { settleVoter } from '#modules/verification/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { proposalSubject } from './comment-subject.ts';
import { forgetPerson } from './forget-person.ts';
import { publishProposal } from './publish-proposal.ts';
import { startDraft } from './save-draft.ts';
import { supportProposal } from './support-proposal.ts';
import { countedSupports, openProcess, published, setTerms, TEXT, tallyOf } from './testing.ts';

let test: TestPlatform;
let here: Awaited<ReturnType<typeof published>>;
let process: Awaited<ReturnType<typeof openProcess>>;
beforeAll(async () => {
  test = await testPlatform();
  process = await openProcess(test.ctx);
  here = await published(test.ctx, process);
  await setTerms(test.ctx, process, {});
});
afterAll(() => test.close());

it('an account alone does not support where residents are asked to verify themselves', async () => {
  expect(await supportProposal(test.ctx.as(personActor()), here)).toMatchObject({ ok: false, code: 'verify-first' });
  expect(await tallyOf(test.ctx, here.id)).toBe(0);
});

it('a verified resident supports, and counts once', async () => {
  const her = personActor();
  await settleVoter(test.ctx, her.personId);
  for (const isNew of [true, false])
    expect(await supportProposal(test.ctx.as(her), here)).toMatchObject({ ok: true, value: { isNew } });
  expect(await countedSupports(test.ctx, here.id)).toBe(1);
});

it('who leaves gives her place on the roll of an open step back', async () => {
  const [before, after] = [personActor(), personActor()];
  const hash = test.ctx.keys.lookup('document', 'the same');
  await settleVoter(test.ctx, before.personId, { document_hash: hash });
  await supportProposal(test.ctx.as(before), here);
  await forgetPerson(test.ctx, { type: 'person-erasing', personId: before.personId });
  await test.ctx.transact(async ({ db }) =>
    db
      .withTables<{ voters: { document_hash: string; person_id: string } }>()
      .updateTable('voters')
      .set({ person_id: after.personId })
      .where('document_hash', '=', hash)
      .execute(),
  );
  expect(await supportProposal(test.ctx.as(after), here)).toMatchObject({ ok: true, value: { supports: 2 } });
});

it('a draft is written by anyone, and published by who may take part', async () => {
  const her = personActor();
  const hers = test.ctx.as(her);
  const draft = await startDraft(hers, { process: process.slug, text: TEXT });
  if (!draft.ok) throw new Error(draft.code);
  expect(await publishProposal(hers, draft.value.id)).toMatchObject({ ok: false, code: 'verify-first' });
  await settleVoter(test.ctx, her.personId);
  expect(await publishProposal(hers, draft.value.id)).toMatchObject({ ok: true });
});

it('whoever may not take part does not argue either, and is told why', async () => {
  const hers = test.ctx.as(personActor());
  const subject = await proposalSubject(hers, here.id);
  if (!subject) throw new Error('There is no such subject');
  await expect(commented(hers, subject, { author: hers.actor })).rejects.toThrow('verify-first');
});
