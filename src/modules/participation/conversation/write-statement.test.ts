import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import type { ConversationRules } from './rules.ts';
import { listStatements, similarStatements } from './statement-store.ts';
import { type Open, openConversation } from './testing.ts';
import { writeStatement } from './write-statement.ts';

let house: TestPlatform;
let forms = 0;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const place = (rules: Partial<ConversationRules> = {}) => openConversation(house.ctx, rules, 2);
const write = (where: Open, body: string, who: Actor = personActor(), formId?: string) => {
  forms += 1;
  const text = { language: 'ca' as const, body, formId: formId ?? testId<string>(850_000 + forms) };
  return writeStatement(house.ctx.as(who), where.address, text);
};

describe('writing a statement', () => {
  it('waits for a moderator where the step says so, and is shown at once elsewhere', async () => {
    expect(await write(await place(), 'Els bancs han de tenir respatller.')).toMatchObject({
      value: { state: 'held' },
    });
    const open = await place({ moderation: 'after' });
    expect(await write(open, 'Els bancs han de tenir respatller.')).toMatchObject({
      value: { state: 'shown', number: 3 },
    });
  });

  it('is one line, whatever was typed', async () => {
    const done = await write(await place(), '  Els bancs\n\n han de   tenir respatller. ');
    expect(done).toMatchObject({ value: { body: 'Els bancs han de tenir respatller.' } });
  });

  it('is neither too short nor too long, counted as people count', async () => {
    const where = await place({ bodyMax: 60 });
    expect(await write(where, 'Massa poc')).toMatchObject({ code: 'statement-length', details: { min: 10, max: 60 } });
    expect(await write(where, 'a'.repeat(61))).toMatchObject({ code: 'statement-length' });
    expect(await write(where, '🌳'.repeat(60))).toMatchObject({ ok: true });
  });

  it('of one form sent twice is one statement', async () => {
    const where = await place();
    const her = personActor();
    const first = await write(where, 'Els bancs han de tenir respatller.', her, testId(860_001));
    const again = await write(where, 'Els bancs han de tenir respatller.', her, testId(860_001));
    expect(again).toEqual(first);
    expect(await listStatements(house.ctx, where.stepId, ['held'])).toHaveLength(1);
  });

  it('stops at the limit of each person, and of nobody else', async () => {
    const where = await place({ statementsPerPerson: 2 });
    const her = personActor();
    for (const number of [1, 2])
      expect(await write(where, `La meva frase número ${number}`, her)).toMatchObject({ ok: true });
    expect(await write(where, 'La meva frase número 3', her)).toMatchObject({
      code: 'statement-limit',
      details: { n: 2 },
    });
    expect(await write(where, 'La frase d’una altra persona')).toMatchObject({ ok: true });
    expect(await listStatements(house.ctx, where.stepId, ['held'])).toHaveLength(3);
  });

  it('is refused to visitors, and where residents write none', async () => {
    const where = await place({ writing: false });
    expect(await write(where, 'Els bancs han de tenir respatller.')).toMatchObject({ code: 'statements-not-taken' });
    expect(await write(await place(), 'Els bancs han de tenir respatller.', { kind: 'visitor' })).toMatchObject({
      code: 'sign-in-first',
    });
  });

  it('finds what says nearly the same, among what is shown', async () => {
    const where = await place({ moderation: 'after' });
    await write(where, 'Els autobusos de nit haurien de passar fins a les tres.');
    const text = { language: 'ca' as const, body: 'Els autobusos de nit han de passar fins a les 3' };
    const found = await similarStatements(house.ctx, where.stepId, text, 3);
    expect(found[0]?.body).toContain('autobusos de nit');
  });
});
