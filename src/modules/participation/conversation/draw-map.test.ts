import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { drawMap } from './draw-map.ts';
import { mapDrawer } from './jobs/map-drawer.ts';
import { mapOfAnswers } from './map-of-answers.ts';
import { findMap, findPeopleOnMap, hasNewerAnswers, readAnswers } from './map-store.ts';
import { moderateStatements } from './moderate-statements.ts';
import { answered, drawn, openConversation, twoCamps } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the map of a conversation', () => {
  it('counts every answer by statement and by group', async () => {
    const place = await openConversation(house.ctx, {}, 8);
    await twoCamps(house.ctx, place, 24, 8);
    await drawn(house.ctx, place);
    const stored = await findMap(house.ctx, place.stepId);
    expect(stored).toMatchObject({ version: 1, map: { votes: 192, participants: 24, placed: 24 } });
    expect(stored?.map.groups.map(({ size }) => size)).toEqual([12, 12]);
    const [first] = stored?.map.statements ?? [];
    expect(first).toMatchObject({ number: 1, agree: 12, disagree: 12, pass: 0 });
    expect(first?.byGroup.toSorted()).toEqual([
      [0, 12, 0],
      [12, 0, 0],
    ]);
    expect(stored?.map.statements.at(-1)).toMatchObject({ agree: 24, disagree: 0 });
    expect((await findPeopleOnMap(house.ctx, place.stepId))?.numbers).toHaveLength(24);
  });

  it('is the same in a thread, after a restart, and whatever order the answers came in', async () => {
    const place = await openConversation(house.ctx, {}, 7);
    await twoCamps(house.ctx, place, 20, 7);
    const { answers } = await readAnswers(house.ctx, place.stepId);
    const here = mapOfAnswers(answers);
    const draw = mapDrawer();
    expect(await draw(answers)).toEqual(here);
    expect(await mapDrawer()(answers)).toEqual(here);
    // What a third of them said goes out and comes in again, backwards.
    const third = answers.participants.filter((_, at) => at % 3 === 0);
    const { rows } = await sql<Record<'participant' | 'statement' | 'value', number>>`
      delete from conversation_votes where step_id = ${place.stepId} and participant = any(${[...third]})
      returning participant, statement, value`.execute(house.db);
    expect(rows).toHaveLength(7 * 7);
    for (const { participant, statement, value } of rows.toReversed()) {
      await sql`insert into conversation_votes (step_id, participant, statement, value, at)
        values (${place.stepId}, ${participant}, ${statement}, ${value}, now())`.execute(house.db);
    }
    expect(mapOfAnswers((await readAnswers(house.ctx, place.stepId)).answers)).toEqual(here);
  });

  it('leaves out what was taken out, and takes it back when it is shown again', async () => {
    const place = await openConversation(house.ctx, {}, 4);
    await twoCamps(house.ctx, place, 16, 4);
    const asFacilitator = house.ctx.as(place.facilitator);
    await moderateStatements(asFacilitator, place.address, [1], { state: 'out', reason: 'Off topic.' });
    await drawn(house.ctx, place);
    const numbers = async () => (await findMap(house.ctx, place.stepId))?.map.statements.map(({ number }) => number);
    expect(await numbers()).toEqual([2, 3, 4]);
    await moderateStatements(asFacilitator, place.address, [1], { state: 'shown' });
    await drawn(house.ctx, place);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });

  it('says that there are too few rather than draw groups of nobody', async () => {
    const place = await openConversation(house.ctx);
    await drawn(house.ctx, place);
    expect((await findMap(house.ctx, place.stepId))?.map).toMatchObject({ verdict: 'too-few', votes: 0, groups: [] });
    await answered(house.ctx, place, 1, 1);
    await drawn(house.ctx, place);
    expect((await findMap(house.ctx, place.stepId))?.map).toMatchObject({ verdict: 'too-few', votes: 1 });
  });

  it('is put in place once when two nodes draw at the same time', async () => {
    const place = await openConversation(house.ctx);
    await answered(house.ctx, place, 1, 1);
    const slow = drawMap(house.ctx, place.stepId, async (answers) => {
      await drawn(house.ctx, place);
      return mapOfAnswers(answers);
    });
    expect(await slow).toBe(false);
    expect((await findMap(house.ctx, place.stepId))?.version).toBe(1);
  });

  it('is asked for again when somebody answered while it was drawn', async () => {
    const place = await openConversation(house.ctx);
    await answered(house.ctx, place, 1, 1);
    await drawMap(house.ctx, place.stepId, async (answers) => {
      const her = personActor();
      house.clock.set(new Date(house.clock.now().getTime() + 1000));
      await answered(house.ctx, place, 2, -1, her);
      return mapOfAnswers(answers);
    });
    expect(await hasNewerAnswers(house.ctx, place.stepId, (await findMapTime(place.stepId)) ?? null)).toBe(true);
    expect(
      (await house.waitingJobs()).filter(({ data }) => 'stepId' in data && data.stepId === place.stepId),
    ).toHaveLength(1);
  });
});

async function findMapTime(stepId: string): Promise<Date | undefined> {
  const { rows } = await sql<{
    at: Date;
  }>`select answered_at as at from conversation_maps where step_id = ${stepId}`.execute(house.db);
  return rows[0]?.at;
}
