import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { AnswerText } from './answer.ts';
import { editProposal } from './edit-proposal.ts';
import type { ProposalAnswered } from './events.ts';
import { prepareAnswers } from './prepare-answer.ts';
import { publishAnswers, takeBackAnswer } from './publish-answers.ts';
import { readProposal } from './read-proposal.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, published, TEXT } from './testing.ts';

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

describe('publishing answers', () => {
  it('a prepared answer is read by staff only, a published one by everybody', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const she = officer();
    expect(await prepareAnswers(she, { ids: [proposal.id], answer: YES })).toMatchObject({ ok: true });
    expect(await readProposal(house.ctx, proposal)).toMatchObject({
      value: { answer: null, proposal: { standing: 'open' } },
    });
    expect(await readProposal(she, proposal)).toMatchObject({ value: { answer: { state: 'prepared' } } });
    expect(await publishAnswers(she, [proposal.id])).toMatchObject({ ok: true, value: { published: 1 } });
    const read = await readProposal(house.ctx, proposal);
    expect(read).toMatchObject({
      value: {
        proposal: { standing: 'accepted' },
        answer: {
          text: { ca: `Sí. La proposta ${proposal.number} entra al pla.` },
          cost: 3_840_000,
          period: { from: '2027-02-08' },
        },
      },
    });
  });

  it('publishes many together, all or none', async () => {
    const process = await openProcess(house.ctx);
    const many = await Promise.all(Array.from({ length: 6 }, () => published(house.ctx, process)));
    const ids = many.map(({ id }) => id);
    await prepareAnswers(officer(), { ids: ids.slice(0, 5), answer: YES });
    expect(await publishAnswers(officer(), ids)).toMatchObject({ code: 'answer-not-prepared' });
    expect(told.filter(({ proposalId }) => ids.includes(proposalId))).toHaveLength(0);
    expect(await publishAnswers(officer(), ids.slice(0, 5))).toMatchObject({ value: { published: 5 } });
    expect(told.filter(({ proposalId }) => ids.includes(proposalId))).toHaveLength(5);
  });

  it('an answer ends changes, and a refusal ends supports', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    await prepareAnswers(officer(), { ids: [proposal.id], answer: { ...YES, verdict: 'rejected' } });
    await publishAnswers(officer(), [proposal.id]);
    expect(
      await editProposal(proposal.author, { ...proposal, text: { ...TEXT, body: 'Un altre text.' } }),
    ).toMatchObject({ code: 'answered-already' });
    expect(await supportProposal(house.ctx.as(personActor()), proposal)).toMatchObject({
      code: 'proposal-takes-no-supports',
    });
  });

  it('whoever published it takes it back within thirty minutes, nobody later', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const she = officer();
    await prepareAnswers(she, { ids: [proposal.id], answer: YES });
    await publishAnswers(she, [proposal.id]);
    expect(await takeBackAnswer(officer(), proposal.id)).toMatchObject({ code: 'undo-over' });
    expect(await takeBackAnswer(she, proposal.id)).toMatchObject({ ok: true });
    expect(await readProposal(house.ctx, proposal)).toMatchObject({
      value: { answer: null, proposal: { standing: 'open' } },
    });
    await publishAnswers(she, [proposal.id]);
    house.clock.set('2026-11-16T10:30:00Z');
    expect(await takeBackAnswer(she, proposal.id)).toMatchObject({ code: 'undo-over' });
    house.clock.set('2026-11-16T10:00:00Z');
  });
});
