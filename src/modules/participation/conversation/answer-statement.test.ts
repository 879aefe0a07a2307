import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '#kernel/actor.ts';
import type { DistrictId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { answerStatement } from './answer-statement.ts';
import { moderateStatements } from './moderate-statements.ts';
import { answered, openConversation } from './testing.ts';
import { answersOf, giveFirstVote } from './vote-store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const rowsOf = async (stepId: string) =>
  (
    await sql<{ participant: number; statement: number; value: number; person: string }>`
      select participant, statement, value, person_id as person from conversation_votes where step_id = ${stepId}
      order by participant, statement`.execute(house.db)
  ).rows;

describe('answering a statement', () => {
  it('a visitor reads but does not answer', async () => {
    const place = await openConversation(house.ctx);
    expect(await answered(house.ctx, place, 1, 1, { kind: 'visitor' })).toMatchObject({ code: 'sign-in-first' });
  });

  it('counts once, and the last answer stands', async () => {
    const place = await openConversation(house.ctx);
    const her = personActor();
    await answered(house.ctx, place, 1, 1, her);
    await answered(house.ctx, place, 1, -1, her);
    const rows = await rowsOf(place.stepId);
    expect(rows).toEqual([{ participant: expect.any(Number), statement: 1, value: -1, person: her.personId }]);
  });

  it('gives each person one number, however many windows answer at the same moment', async () => {
    const place = await openConversation(house.ctx, {}, 8);
    const her = personActor();
    const done = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => answered(house.ctx, place, n, 1, her)));
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(new Set((await rowsOf(place.stepId)).map(({ participant }) => participant)).size).toBe(1);
    expect((await answersOf(house.ctx, place.stepId, her.personId)).size).toBe(8);
  });

  it('loses none when fifty people answer at once', async () => {
    const place = await openConversation(house.ctx);
    await Promise.all(Array.from({ length: 50 }, (_, at) => answered(house.ctx, place, (at % 4) + 1, 1)));
    const rows = await rowsOf(place.stepId);
    expect(rows).toHaveLength(50);
    expect(new Set(rows.map(({ participant }) => participant)).size).toBe(50);
    // Drawn: nine digits that say nothing of when she came.
    expect(rows.every(({ participant }) => participant >= 100_000_000 && participant < 1_000_000_000)).toBe(true);
  });

  it('lets nobody who comes wait for the commit of who came before her', async () => {
    const place = await openConversation(house.ctx);
    await house.ctx.transact(async (inside) => {
      expect(await answered(inside, place, 1, 1)).toMatchObject({ ok: true });
      // The first answer is not committed yet: one row of numbers for all would be locked here.
      expect(await answered(house.ctx, place, 1, 1)).toMatchObject({ ok: true });
      return ok();
    });
    expect(await rowsOf(place.stepId)).toHaveLength(2);
  });

  it('draws her number again when it is somebody’s', async () => {
    const place = await openConversation(house.ctx);
    const draws = [0, 0, 200].map((last) => Uint8Array.of(0, 0, 0, last));
    const drawing = (who: PersonActor): Ctx => ({
      ...house.ctx.as(who),
      chance: { bytes: () => draws.shift() as Uint8Array },
    });
    const vote = { stepId: place.stepId, statement: 1, value: 1, important: false } as const;
    const [first, second] = [personActor(), personActor()];
    const one = await giveFirstVote(drawing(first), { ...vote, personId: first.personId }, null);
    const two = await giveFirstVote(drawing(second), { ...vote, personId: second.personId }, null);
    expect(draws).toEqual([]);
    expect(two).toBeGreaterThan(one ?? Number.NaN);
    expect((await rowsOf(place.stepId)).map(({ person }) => person)).toEqual([first.personId, second.personId]);
  });

  it('is taken while the step is open and not after', async () => {
    const place = await openConversation(house.ctx);
    const later = await testPlatform({ now: '2026-12-01T10:00:00Z' });
    const there = await openConversation(later.ctx);
    expect(await answered(later.ctx, there, 1, 1)).toMatchObject({ ok: false, code: 'conversation-closed' });
    await later.close();
    expect(await answered(house.ctx, place, 1, 0)).toMatchObject({ ok: true });
  });

  it('of a statement that is not shown, or not there, is refused and leaves nobody behind', async () => {
    const place = await openConversation(house.ctx);
    const asFacilitator = house.ctx.as(place.facilitator);
    await moderateStatements(asFacilitator, place.address, [2], { state: 'out', reason: 'Says two things.' });
    expect(await answered(house.ctx, place, 2, 1)).toMatchObject({ ok: false, code: 'statement-gone' });
    expect(await answered(house.ctx, place, 99, 1)).toMatchObject({ ok: false, code: 'statement-gone' });
    const { rows } = await sql`select 1 from conversation_participants where step_id = ${place.stepId}`.execute(
      house.db,
    );
    expect(rows).toEqual([]);
  });

  it('keeps the district she gave, asked once', async () => {
    const place = await openConversation(house.ctx);
    let times = 0;
    const her = house.ctx.as(personActor());
    const districtOf = async () => {
      times += 1;
      return testId<DistrictId>(7);
    };
    for (const statement of [1, 2, 3])
      await answerStatement(her, place.address, { statement, value: 1, important: true }, districtOf);
    expect(times).toBe(1);
    const { rows } = await sql<{ important: boolean }>`
      select distinct v.important from conversation_votes v join conversation_participants p using (step_id)
      where step_id = ${place.stepId} and p.district_id = ${testId(7)}`.execute(house.db);
    expect(rows).toEqual([{ important: true }]);
  });

  it('asks for a map once, however many answer', async () => {
    const place = await openConversation(house.ctx);
    await Promise.all(Array.from({ length: 20 }, () => answered(house.ctx, place, 1, 1)));
    const jobs = (await house.waitingJobs()).filter(({ key }) => key === place.stepId || key?.includes(place.stepId));
    expect(jobs).toHaveLength(1);
  });
});
