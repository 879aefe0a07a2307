import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProcess } from '#modules/participation/processes/index.ts';
import { settleVoter } from '#modules/verification/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { supportOnPaper } from './support-on-paper.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, published, setTerms, tallyOf } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('a signature counts like a support on the screen, all of a form or nothing of it', async () => {
  const place = await openProcess(test.ctx, { supportsPerPerson: 2 });
  const here = await published(test.ctx, place);
  await setTerms(test.ctx, place, {});
  const process = await findProcess(test.ctx, { slug: place.slug });
  const step = process?.steps[0];
  if (!process || !step) throw new Error('No process');
  const her = personActor();
  await settleVoter(test.ctx, her.personId);
  const paper = (keys: string[]) => supportOnPaper(test.ctx, { process, step, personId: her.personId, keys });
  expect(await paper([String(here.number), '99'])).toMatchObject({ code: 'paper-unknown-choice' });
  expect(await tallyOf(test.ctx, here.id)).toBe(0);
  expect(await paper([String(here.number)])).toMatchObject({ ok: true });
  expect(await tallyOf(test.ctx, here.id)).toBe(1);
  expect(await paper([String(here.number)])).toMatchObject({ code: 'took-part-already' });
  expect(await supportProposal(test.ctx.as(her), here)).toMatchObject({ ok: true, value: { isNew: false } });
});
