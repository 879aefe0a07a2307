import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countedOneByOne } from '#modules/participation/comments/testing.ts';
import { appealHiding } from './appeal-hiding.ts';
import { decideCases } from './decide-cases.ts';
import type { BatchId, CaseId } from './moderation.ts';
import { hidden, hold, JOBS, type Moderated, moderatedHouse, openCaseOf, report, say } from './testing.ts';
import { undoDecision } from './undo-decision.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

/** Everything a decision touches, but when and by whom it was done. */
async function standing(): Promise<unknown> {
  const { db } = city.house;
  const comments = await sql`select id, state, because, told, subject_hidden from comments order by id`.execute(db);
  const tallies =
    await sql`select comment_id, taken_back, tombstone, replies, score from comment_tallies order by 1`.execute(db);
  const counts = await sql`select * from comment_counts order by 1, 2`.execute(db);
  const cases =
    await sql`select id, kind, reasons, closed_at, outcome, decided_by from moderation_cases order by id`.execute(db);
  const inForce = await sql`select subject_id from moderation_hidings where lifted_at is null order by 1`.execute(db);
  return [comments, tallies, counts, cases, inForce].map(({ rows }) => rows);
}

describe('taking back what one did', () => {
  it('restores every thing and every case exactly, and no letter leaves', async () => {
    await hold(city.house, { mode: 'first' });
    const held = [await say(city, await city.house.enter()), await say(city, await city.house.enter())];
    await hold(city.house, {});
    const shown = await say(city, await city.house.enter());
    await report(city, shown.ref);
    const ids: CaseId[] = [];
    for (const { ref } of [...held, shown]) ids.push(await openCaseOf(city.house.ctx, ref));
    for (const decision of [{ act: 'approve' }, { act: 'hide', reason: 'spam' }] as const) {
      const before = await standing();
      const done = await decideCases(city.one.ctx, { ids, ...decision });
      expect(await standing()).not.toEqual(before);
      const batch = done.ok ? (done.value.batchId as BatchId) : ('' as BatchId);
      expect(await undoDecision(city.other.ctx, batch)).toMatchObject({ code: 'undo-gone' });
      expect(await undoDecision(city.one.ctx, batch)).toMatchObject({ value: { undone: 3 } });
      const after = await standing();
      // Released once, others were told: that is the one thing nobody can take back.
      expect(JSON.stringify(after).replaceAll('"told":true', '"told":false')).toBe(
        JSON.stringify(before).replaceAll('"told":true', '"told":false'),
      );
      expect(await undoDecision(city.one.ctx, batch)).toMatchObject({ code: 'undo-gone' });
    }
    const about = { kind: 'proposal', id: city.proposal.id } as never;
    const { rows } = await sql<{ total: number }>`
      select total from comment_counts where subject_id = ${city.proposal.id}`.execute(city.house.db);
    expect(rows[0]?.total).toBe((await countedOneByOne(city.house.ctx, about))[3]);
    await city.house.runJobs(JOBS);
    expect((await sql`select 1 from outbox_mails where kind = 'moderation'`.execute(city.house.db)).rows).toEqual([]);
  });

  it('is over after ten minutes, and once the author has appealed', async () => {
    const late = await hidden(city);
    city.house.clock.set(new Date(city.house.clock.now().getTime() + 11 * 60_000));
    expect(await undoDecision(city.one.ctx, late.batchId as BatchId)).toMatchObject({ code: 'moderation-undo-over' });
    const { author, comment, batchId } = await hidden(city);
    await appealHiding(author.ctx, { subject: comment.ref, words: 'No insulto ningú, ho expliqueu?' });
    expect(await undoDecision(city.one.ctx, batchId as BatchId)).toMatchObject({ code: 'undo-changed' });
  });

  it('changes nothing where somebody reported it anew meanwhile', async () => {
    const { ref } = await say(city, await city.house.enter());
    await report(city, ref);
    const done = await decideCases(city.one.ctx, { ids: [await openCaseOf(city.house.ctx, ref)], act: 'approve' });
    await report(city, ref);
    const batch = done.ok ? (done.value.batchId as BatchId) : ('' as BatchId);
    expect(await undoDecision(city.one.ctx, batch)).toMatchObject({ code: 'undo-changed' });
  });
});
