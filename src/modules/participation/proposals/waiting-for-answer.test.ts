import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { prepareAnswers } from './prepare-answer.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, published } from './testing.ts';
import { answerQueue, nextToAnswer, waitingForAnswer } from './waiting-for-answer.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const NO = { verdict: 'rejected', text: { ca: 'No hi cap.' }, cost: null, period: null } as const;

describe('what waits for an answer', () => {
  it('a resident, a visitor and a facilitator of another process owe none', async () => {
    await published(house.ctx, await openProcess(house.ctx));
    const elsewhere = personActor({ roles: [{ role: 'facilitator', processId: testId(5) }] });
    for (const ctx of [house.ctx, house.ctx.as(personActor()), house.ctx.as(elsewhere)]) {
      expect(await waitingForAnswer(ctx)).toEqual({ waiting: 0, prepared: 0, open: 0, answered: 0 });
    }
  });

  it('with a threshold: those that reached it, due so many days after', async () => {
    const process = await openProcess(house.ctx, { threshold: 1, answerDays: 30 });
    const [first, second] = await Promise.all([published(house.ctx, process), published(house.ctx, process)]);
    const staff = house.ctx.as(personActor({ roles: [{ role: 'officer', processId: process.processId }] }));
    await supportProposal(house.ctx.as(personActor()), first);
    const queue = await answerQueue(staff, { queue: 'waiting', words: '', offset: 0 });
    expect(queue.rows).toMatchObject([
      { proposal: { id: first.id }, dueAt: new Date('2026-12-16T10:00:00Z'), prepared: false },
    ]);
    expect(queue.counts).toEqual({ waiting: 1, prepared: 0, open: 1, answered: 0 });
    await supportProposal(house.ctx.as(personActor()), second);
    expect(await nextToAnswer(staff, first.id)).toBe(second.id);
    await prepareAnswers(staff, { ids: [second.id], answer: NO });
    expect(await nextToAnswer(staff, first.id)).toBeNull();
    expect(await waitingForAnswer(staff)).toMatchObject({ waiting: 2, prepared: 1 });
  });

  it('without one: all of them, from the day the step closes', async () => {
    const process = await openProcess(house.ctx, { answerDays: 10 });
    const proposal = await published(house.ctx, process);
    const staff = house.ctx.as(personActor({ roles: [{ role: 'facilitator', processId: process.processId }] }));
    expect(await waitingForAnswer(staff)).toMatchObject({ waiting: 0, open: 1 });
    house.clock.set('2026-12-01T10:00:00Z');
    const queue = await answerQueue(staff, { queue: 'waiting', words: 'ARBRES', offset: 0 });
    expect(queue.rows).toMatchObject([{ proposal: { id: proposal.id }, dueAt: new Date('2026-12-10T19:00:00Z') }]);
    expect((await answerQueue(staff, { queue: 'waiting', words: '100%', offset: 0 })).rows).toHaveLength(0);
    house.clock.set('2026-11-16T10:00:00Z');
  });
});
