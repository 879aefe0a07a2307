import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findComments } from '#modules/participation/comments/index.ts';
import { latestMailTo } from '#platform/outbox.ts';
import { appealHiding } from './appeal-hiding.ts';
import { decideAppeal } from './decide-appeal.ts';
import { hidden, JOBS, type Moderated, moderatedHouse, openCaseOf } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

async function appealed() {
  const { author, comment } = await hidden(city);
  await appealHiding(author.ctx, { subject: comment.ref, words: 'No insulto ningú: llegiu-ho sencer.' });
  return { author, comment, id: await openCaseOf(city.house.ctx, comment.ref, 'appeal') };
}

describe('deciding an appeal', () => {
  it('is for another moderator than the one who hid, and both sides are told why', async () => {
    const { author, comment, id } = await appealed();
    const asked = { id, restore: true, words: 'És una broma entre amics, no un insult.' };
    for (const one of [city.one, author, city.administrator, await city.house.enter()])
      expect(await decideAppeal(one.ctx, asked)).toMatchObject({ code: 'appeal-not-yours' });
    expect(await decideAppeal(city.other.ctx, { ...asked, words: 'No' })).toMatchObject({
      code: 'decision-needs-words',
    });
    expect((await decideAppeal(city.other.ctx, asked)).ok).toBe(true);
    expect((await findComments(city.house.ctx, [comment.id]))[0]).toMatchObject({ state: 'shown', because: [] });
    await city.house.runJobs(JOBS);
    for (const { email } of [author, city.one])
      expect((await latestMailTo(city.house.city, email))?.message?.text).toContain('És una broma entre amics');
    const { rows } = await sql<{ kind: string }>`select kind from record_entries order by seq desc limit 1`.execute(
      city.house.db,
    );
    expect(rows[0]?.kind).toBe('comment-shown');
    expect(await decideAppeal(city.other.ctx, asked)).toMatchObject({ code: 'appeal-decided' });
  });

  it('may leave it hidden', async () => {
    const { author, comment, id } = await appealed();
    await decideAppeal(city.other.ctx, { id, restore: false, words: 'Diu el nom d’una veïna i la insulta.' });
    expect((await findComments(city.house.ctx, [comment.id]))[0]).toMatchObject({ state: 'hidden' });
    const again = { subject: comment.ref, words: 'Torno a demanar-ho, si us plau.' };
    expect(await appealHiding(author.ctx, again)).toMatchObject({ code: 'appeal-twice' });
  });

  it('is for an administrator where there is no other moderator', async () => {
    const { id } = await appealed();
    await sql`delete from role_grants where person_id = ${city.other.personId}`.execute(city.house.db);
    const asked = { id, restore: false, words: 'Ho hem mirat i queda amagat.' };
    expect(await decideAppeal(city.one.ctx, asked)).toMatchObject({ code: 'appeal-not-yours' });
    expect((await decideAppeal(city.administrator.ctx, asked)).ok).toBe(true);
  });
});
