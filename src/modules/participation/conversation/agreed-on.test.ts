import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProcess } from '#modules/participation/processes/index.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { agreedOn } from './agreed-on.ts';
import { drawn, openConversation, twoCamps } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('what a process’s conversations share', () => {
  it('is what every group agrees on', async () => {
    const place = await openConversation(house.ctx, {}, 8);
    const process = await findProcess(house.ctx, { id: place.processId });
    if (!process) throw new Error('no process');
    expect(await agreedOn(house.ctx, process)).toEqual([]);
    await twoCamps(house.ctx, place, 24, 8);
    await drawn(house.ctx, place);
    expect((await agreedOn(house.ctx, process)).map(({ body }) => body)).toEqual(['La frase número 8 de la conversa']);
  });
});
