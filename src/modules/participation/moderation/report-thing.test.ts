import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportThing } from './report-thing.ts';
import { hidden, type Moderated, moderatedHouse, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

describe('reporting', () => {
  it('is for anyone signed in, once a person and thing, never of one’s own', async () => {
    const [author, neighbour] = [await city.house.enter(), await city.house.enter()];
    const { ref: subject } = await say(city, author);
    const asked = { subject, reason: 'spam', words: '' } as const;
    expect(await reportThing(city.house.ctx, asked)).toMatchObject({ code: 'report-sign-in' });
    expect(await reportThing(author.ctx, asked)).toMatchObject({ code: 'report-own' });
    expect((await reportThing(neighbour.ctx, asked)).ok).toBe(true);
    expect(await reportThing(neighbour.ctx, asked)).toMatchObject({ code: 'report-twice' });
    expect(await reportThing(neighbour.ctx, { ...asked, reason: 'other' })).toMatchObject({
      code: 'report-needs-words',
    });
    expect(await reportThing(neighbour.ctx, { ...asked, words: 'a'.repeat(2001) })).toMatchObject({
      code: 'report-words-long',
    });
  });

  it('many reports are one case with all their reasons', async () => {
    const { ref } = await say(city, await city.house.enter());
    for (const reason of ['spam', 'insult', 'spam'] as const) await report(city, ref, reason);
    const { rows } = await sql`
      select reasons, (select count(*)::int from moderation_reports r where r.case_id = c.id) as reports
      from moderation_cases c where subject_id = ${ref.id}`.execute(city.house.db);
    expect(rows).toEqual([{ reasons: ['spam', 'insult'], reports: 3 }]);
  });

  it('what is hidden already, or nowhere, is not reported', async () => {
    const neighbour = await city.house.enter();
    const { comment } = await hidden(city);
    const asked = { reason: 'spam', words: '' } as const;
    expect(await reportThing(neighbour.ctx, { ...asked, subject: comment.ref })).toMatchObject({
      code: 'report-not-there',
    });
    const nothing = { kind: 'comment', id: city.house.city.newId() } as const;
    expect(await reportThing(neighbour.ctx, { ...asked, subject: nothing as never })).toMatchObject({
      code: 'report-not-there',
    });
  });

  it('does not go on for ever', async () => {
    const her = await city.house.enter();
    for (let time = 0; time < 20; time++) await city.house.platform.limits.limit('reports', her.personId);
    const { ref: subject } = await say(city, await city.house.enter());
    expect(await reportThing(her.ctx, { subject, reason: 'spam', words: '' })).toMatchObject({
      code: 'reports-too-often',
    });
  });
});
