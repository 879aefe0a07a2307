import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import type { AnswerText } from './answer.ts';
import type { ProposalAnswered } from './events.ts';
import { correctAnswer, prepareAnswers } from './prepare-answer.ts';
import { publishAnswers } from './publish-answers.ts';
import { readProposal } from './read-proposal.ts';
import { openProcess, published } from './testing.ts';

let house: TestPlatform;
const told: ProposalAnswered[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<ProposalAnswered>('proposal-answered', async (_, event) => void told.push(event));
});
afterAll(() => house.close());

const YES: AnswerText = {
  verdict: 'accepted',
  text: { ca: 'Sí. La proposta {number} entra al pla.' },
  cost: cents(3_840_000),
  period: { from: '2027-02-08', to: null, words: {} },
};
const officer = () => house.ctx.as(personActor({ roles: ['officer'] }));

describe('preparing answers', () => {
  it('a resident, and a facilitator of another process, may not answer', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const elsewhere = personActor({ roles: [{ role: 'facilitator', processId: testId(1) }] });
    for (const actor of [personActor(), elsewhere]) {
      expect(await prepareAnswers(house.ctx.as(actor), { ids: [proposal.id], answer: YES })).toMatchObject({
        code: 'may-not-answer',
      });
    }
  });

  it('an answer needs a reason', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const empty = { ...YES, text: { ca: '  ' } };
    expect(await prepareAnswers(officer(), { ids: [proposal.id], answer: empty })).toMatchObject({
      code: 'answer-without-reason',
    });
  });

  it('a correction is dated, and what was said before stays readable', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const she = officer();
    await prepareAnswers(she, { ids: [proposal.id], answer: YES });
    expect(await correctAnswer(she, { id: proposal.id, answer: YES })).toMatchObject({ code: 'answer-not-published' });
    await publishAnswers(she, [proposal.id]);
    await correctAnswer(she, { id: proposal.id, answer: { ...YES, verdict: 'partly', text: { ca: 'En part.' } } });
    const read = await readProposal(house.ctx, proposal);
    expect(read).toMatchObject({
      value: {
        proposal: { standing: 'partly' },
        answer: { text: { ca: 'En part.' } },
        answerVersions: [{ verdict: 'accepted' }],
      },
    });
  });
});
