import { hashOf } from '@ateneu/public-record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { recordLines } from '#modules/record/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { correctAnswer, prepareAnswers } from './prepare-answer.ts';
import { publishAnswers, takeBackAnswer } from './publish-answers.ts';
import { openProcess, published } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the public record', () => {
  it('says each answer, correction and withdrawal of an answer, and proves the reasons', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const she = house.ctx.as(personActor({ roles: ['officer'] }));
    const answer = { verdict: 'accepted', text: { ca: 'Sí.' }, cost: cents(100), period: null } as const;
    await prepareAnswers(she, { ids: [proposal.id], answer });
    await publishAnswers(she, [proposal.id]);
    await correctAnswer(she, { id: proposal.id, answer: { ...answer, verdict: 'partly' } });
    await takeBackAnswer(she, proposal.id);
    const entries: { kind: string; payload: Record<string, unknown> }[] = [];
    for await (const line of recordLines(house.ctx)) entries.push(JSON.parse(line));
    const said = entries.filter(({ kind }) => kind === 'proposal-answered').map(({ payload }) => payload);
    expect(said.map(({ verdict }) => verdict).toSorted()).toEqual(['accepted', 'partly', 'taken-back']);
    const first = said.find(({ verdict }) => verdict === 'accepted');
    expect(first).toMatchObject({ role: 'officer', costCents: 100, reasonHash: hashOf({ ca: 'Sí.' }) });
  });
});
