import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProcess } from '#modules/participation/proposals/testing.ts';
import { testId } from '#platform/testing.ts';
import { listQueue } from './list-queue.ts';
import { hold, type Moderated, moderatedHouse, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

describe('the queue', () => {
  it('is that of the processes one moderates, without what one wrote, and can be narrowed', async () => {
    await hold(city.house, { mode: 'first' });
    const held = await say(city, await city.house.enter());
    await hold(city.house, {});
    const reported = await say(city, await city.house.enter());
    await report(city, reported.ref, 'hate');
    await report(city, reported.ref, 'spam');
    const own = await say(city, city.one);
    await report(city, own.ref);
    const subjects = async (ctx = city.one.ctx, asked = {}) =>
      (await listQueue(ctx, asked)).rows.map(({ one }) => one.subject.id);
    expect(await subjects()).toEqual([held.id, reported.id]);
    expect(await subjects(city.other.ctx)).toEqual([held.id, reported.id, own.id]);
    expect(await subjects(city.one.ctx, { kind: 'hold' })).toEqual([held.id]);
    expect(await subjects(city.one.ctx, { reason: 'spam' })).toEqual([reported.id]);
    expect(await subjects(city.one.ctx, { days: 1 })).toEqual([]);
    expect(await subjects((await city.house.enter()).ctx)).toEqual([]);
    const other = await openProcess(city.house.city);
    const elsewhere = await city.house.enter({ roles: [{ role: 'moderator', processId: other.processId }] });
    expect(await subjects(elsewhere.ctx)).toEqual([]);
    expect(await subjects(elsewhere.ctx, { processId: city.process.processId })).toEqual([]);
    const [, row] = (await listQueue(city.one.ctx, {})).rows;
    expect(row).toMatchObject({ reports: 2, thing: { text: expect.stringContaining('plaça') } });
    expect((await listQueue(city.one.ctx, {})).counts).toEqual({ hold: 1, report: 1, appeal: 0 });
  });

  it('of twenty thousand cases is read page by page along its index', async () => {
    const [a, b] = [testId<string>(1), city.process.processId];
    await sql`
      insert into moderation_cases (id, kind, subject_kind, subject_id, process_id, reasons, opened_at, closed_at, outcome)
      select gen_random_uuid(), 'hold', 'comment', gen_random_uuid(), case when n % 2 = 0 then ${a}::uuid else ${b}::uuid end,
        '{link}', ${city.house.clock.now()}::timestamptz - make_interval(secs => n), case when n > 5000 then now() end,
        case when n > 5000 then 'released' end
      from generate_series(1, 20000) as n`.execute(city.house.db);
    await sql`analyze moderation_cases`.execute(city.house.db);
    const plan = async (where: string) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from moderation_cases
        where closed_at is null and ${sql.raw(where)} order by opened_at, id limit 31`.execute(city.house.db);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(await plan('true')).toMatch(/Index (Only )?Scan using moderation_cases_queue/);
    expect(await plan(`process_id = any('{${b}}'::uuid[])`)).toMatch(/Index (Only )?Scan using moderation_cases_queue/);
    expect(await plan('true')).not.toContain('Sort');
    const seen = new Set<string>();
    let after: Parameters<typeof listQueue>[1]['after'];
    for (let page = 0; page < 5; page++) {
      const { rows, next } = await listQueue(city.one.ctx, { after });
      for (const { one } of rows) seen.add(one.id);
      after = next ?? undefined;
    }
    expect(seen.size).toBe(150);
  });
});
