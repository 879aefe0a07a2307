import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '#kernel/result.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { importConversation } from './import-conversation.ts';
import type { VoteValue } from './statement.ts';
import { answered, openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('importing a conversation', () => {
  it('takes it in once, however often it runs, beside what residents answer here', async () => {
    const place = await openConversation(house.ctx, {}, 1);
    const her = personActor();
    await answered(house.ctx, place, 1, -1, her);
    const at = new Date('2026-10-01T10:00:00Z');
    const statement = (externalId: string) => ({
      externalId,
      language: 'ca' as const,
      body: `Frase ${externalId}`,
      state: 'shown' as const,
      outReason: null,
      createdAt: at,
    });
    const bring = (values: readonly VoteValue[]) =>
      importConversation(house.ctx.as({ kind: 'system', name: 'import' }), {
        ...{ processId: place.processId, stepId: place.stepId },
        statements: [statement('0'), statement('7')],
        participants: ['p4', 'p9'],
        votes: values.map((value, index) => ({ participant: index % 2, statement: index >> 1, value, at })),
      });
    expect(await bring([1, 0, -1, 1])).toEqual(ok({ statements: 2, participants: 2, votes: 4 }));
    expect(await bring([1, 0, -1, 1])).toEqual(ok({ statements: 0, participants: 0, votes: 0 }));
    expect(await bring([1, 0, -1, -1])).toEqual(ok({ statements: 0, participants: 0, votes: 1 }));
    const { rows } = await sql<{ participant: string; statement: number; value: number }>`
      select case when person_id = ${her.personId} then 'hers' else participant::text end as participant, statement, value
      from conversation_votes where step_id = ${place.stepId} order by conversation_votes.participant, statement`.execute(
      house.db,
    );
    expect(rows.map((row) => Object.values(row).join())).toEqual(['1,2,1', '1,3,-1', '2,2,0', '2,3,-1', 'hers,1,-1']);
  });

  it('refuses another conversation under the same names, and follows what is taken out there', async () => {
    const place = await openConversation(house.ctx, {}, 0);
    const bring = (body: string, state: 'shown' | 'out') =>
      importConversation(house.ctx.as({ kind: 'system', name: 'import' }), {
        ...{ processId: place.processId, stepId: place.stepId, participants: ['p1'] },
        statements: [
          {
            ...{ externalId: '0', language: 'en' as const, body, state, createdAt: new Date('2026-10-01T10:00:00Z') },
            outReason: state === 'out' ? 'Pol.is: moderated' : null,
          },
        ],
        votes: [{ participant: 0, statement: 0, value: 1 as const, at: new Date('2026-10-01T10:00:00Z') }],
      });
    expect(await bring('Streets for children', 'shown')).toMatchObject({ ok: true });
    expect(await bring('More parking', 'shown')).toMatchObject({ ok: false, code: 'other-conversation-here' });
    expect(await bring('Streets for children', 'out')).toMatchObject({ ok: true });
    const { rows } = await sql`select body, state from statements where step_id = ${place.stepId}`.execute(house.db);
    expect(rows).toEqual([{ body: 'Streets for children', state: 'out' }]);
  });

  it('is for the system alone', async () => {
    const place = await openConversation(house.ctx);
    const none = { processId: place.processId, stepId: place.stepId, statements: [], participants: [], votes: [] };
    await expect(importConversation(house.ctx, none)).rejects.toThrow('system');
  });
});
