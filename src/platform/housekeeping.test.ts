import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { housekeepingJobs } from './housekeeping.ts';
import { once } from './job-receipts.ts';
import { testPlatform } from './testing.ts';

test('counts that have run out are forgotten at night, receipts after a year', async () => {
  const house = await testPlatform({ jobs: housekeepingJobs(), now: new Date() });
  await once(house.ctx, 'draw:1');
  await house.ctx.limits.limit('code-tries', 'somebody');
  await tidy(house);
  expect(await left(house)).toEqual({ receipts: 1, counts: 1 });
  house.clock.set(new Date(Date.now() + 3_600_000));
  await tidy(house);
  expect(await left(house)).toEqual({ receipts: 1, counts: 0 });
  house.clock.set(new Date(Date.now() + 366 * 24 * 3_600_000));
  await tidy(house);
  expect(await left(house)).toEqual({ receipts: 0, counts: 0 });
  await house.close();
});

type House = Awaited<ReturnType<typeof testPlatform>>;

async function tidy(house: House): Promise<void> {
  await house.ctx.enqueue('platform.forget-old', {});
  await house.runJobs();
}

async function left({ db }: House): Promise<unknown> {
  const { rows } = await sql`select (select count(*) from job_receipts) as receipts,
    (select count(*) from rate_limits) as counts`.execute(db);
  return rows[0];
}
