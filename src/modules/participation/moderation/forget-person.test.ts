import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appealHiding } from './appeal-hiding.ts';
import { forgetPerson } from './forget-person.ts';
import { hidden, hold, type Moderated, moderatedHouse, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

it('what of hers waits needs no decision any more; what others reported still does', async () => {
  const { author, comment } = await hidden(city);
  await appealHiding(author.ctx, { subject: comment.ref, words: 'No insulto ningú, llegiu-ho bé.' });
  const shown = await say(city, author);
  await report(city, shown.ref);
  await hold(city.house, { mode: 'all' });
  await say(city, author, 'Encara una altra cosa que espera.');
  await forgetPerson(city.house.city, { type: 'person-erasing', personId: author.personId });
  const { rows } = await sql<{ kind: string; outcome: string | null }>`
    select kind, outcome from moderation_cases where author_id = ${author.personId} order by opened_at, id`.execute(
    city.house.db,
  );
  expect(rows).toEqual([
    { kind: 'report', outcome: 'hidden' },
    { kind: 'appeal', outcome: 'gone' },
    { kind: 'report', outcome: null },
    { kind: 'hold', outcome: 'gone' },
  ]);
});
