import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readConversation } from './read-conversation.ts';
import { answered, drawn, type Open, openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const read = async (place: Open, who = personActor()) => {
  const done = await readConversation(house.ctx.as(who), place.address, 'visitor');
  if (!done.ok) throw new Error(done.code);
  return done.value;
};

describe('reading a conversation', () => {
  it('shows every statement once, none twice, until all are answered', async () => {
    const place = await openConversation(house.ctx, {}, 20);
    const her = personActor();
    const seen: number[] = [];
    for (let at = 0; at < 20; at++) {
      const { next } = await read(place, her);
      seen.push(next?.number ?? 0);
      await answered(house.ctx, place, next?.number ?? 0, 0, her);
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(await read(place, her)).toMatchObject({ next: undefined, answered: 20 });
  });

  it('draws what is shown next by priority: not the same for everybody', async () => {
    const place = await openConversation(house.ctx, {}, 12);
    const shown = new Set<number>();
    for (let at = 0; at < 30; at++) shown.add((await read(place)).next?.number ?? 0);
    expect(shown.size).toBeGreaterThan(4);
  });

  it('shows the map when the step says so', async () => {
    const always = await openConversation(house.ctx);
    expect((await read(always)).may.seeMap).toBe(true);
    const closed = await openConversation(house.ctx, { map: 'closed' });
    expect((await read(closed)).may.seeMap).toBe(false);
    expect((await read(closed, closed.facilitator)).may.seeMap).toBe(true);
    const after = await openConversation(house.ctx, { map: 'after-answers' }, 6);
    const her = personActor();
    for (const statement of [1, 2, 3, 4]) await answered(house.ctx, after, statement, 1, her);
    expect((await read(after, her)).may.seeMap).toBe(false);
    await answered(house.ctx, after, 5, 1, her);
    expect((await read(after, her)).may.seeMap).toBe(true);
  });

  it('never says who wrote or answered: only her own answers come along', async () => {
    const place = await openConversation(house.ctx);
    const [her, him] = [personActor(), personActor()];
    await answered(house.ctx, place, 1, 1, her);
    await drawn(house.ctx, place);
    expect((await read(place, her)).own.get(1)).toEqual({ value: 1, important: false });
    expect(JSON.stringify((await read(place, him)).stored)).not.toContain(her.personId);
    expect((await read(place, him)).own.size).toBe(0);
  });
});
