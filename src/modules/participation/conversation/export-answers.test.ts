import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { type ExportFile, exportAnswers } from './export-answers.ts';
import { moderateStatements } from './moderate-statements.ts';
import { readReport } from './read-report.ts';
import { answered, drawn, type Open, openConversation, twoCamps } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const textOf = async (place: Open, file: ExportFile) => {
  const pieces = await exportAnswers(house.ctx, place.address, file);
  if (!pieces.ok) throw new Error(pieces.code);
  let text = '';
  for await (const piece of pieces.value) text += piece;
  return text;
};

describe('the answers as a Pol.is export', () => {
  it('hold every answer under numbers, and nobody’s id', async () => {
    const place = await openConversation(house.ctx);
    const her = personActor();
    await answered(house.ctx, place, 1, 1, her);
    await answered(house.ctx, place, 3, -1, her);
    await answered(house.ctx, place, 3, 0);
    const { rows } = await sql<{ number: number; hers: boolean }>`
      select number, person_id = ${her.personId} as hers from conversation_participants where step_id = ${place.stepId}
      order by number`.execute(house.db);
    const votes = (await textOf(place, 'votes.csv')).trimEnd().split('\n');
    expect(votes[0]).toBe('timestamp,datetime,comment-id,voter-id,vote');
    const given = rows.flatMap(({ number, hers }) => (hers ? [`1,${number},1`, `3,${number},-1`] : [`3,${number},0`]));
    expect(votes.slice(1).map((line) => line.split(',').slice(2).join())).toEqual(given);
    const matrix = (await textOf(place, 'participants-votes.csv')).trimEnd().split('\n');
    expect(matrix[0]).toBe('participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,3,4');
    const lines = rows.map(({ number, hers }) => `${number},,0,${hers ? '2,1,1,1,,-1,' : '1,0,0,,,0,'}`);
    expect(matrix.slice(1)).toEqual(lines);
    expect(votes.join('\n') + matrix.join('\n')).not.toContain(her.personId);
  });

  it('say what was taken out, without its words', async () => {
    const place = await openConversation(house.ctx, {}, 2);
    await moderateStatements(house.ctx.as(place.facilitator), place.address, [2], { state: 'out', reason: 'No.' });
    const [, first, second] = (await textOf(place, 'comments.csv')).trimEnd().split('\n');
    expect(first).toMatch(/,1,,0,0,1,"La frase número 1 de la conversa"$/);
    expect(second).toMatch(/,2,,0,0,-1,$/);
  });

  it('are closed while the map is', async () => {
    const place = await openConversation(house.ctx, { map: 'closed' });
    expect(await exportAnswers(house.ctx, place.address, 'votes.csv')).toMatchObject({
      ok: false,
      code: 'map-not-yet',
    });
  });

  it('have the hash that the report says', async () => {
    const place = await openConversation(house.ctx, {}, 7);
    await twoCamps(house.ctx, place, 8, 7);
    await drawn(house.ctx, place);
    const report = await readReport(house.ctx, place.address);
    const hash = createHash('sha256')
      .update(await textOf(place, 'votes.csv'))
      .digest('hex');
    expect(report).toMatchObject({ ok: true, value: { dataHash: hash } });
  });
});
