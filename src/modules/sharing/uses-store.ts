import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';

/** So many rows a code and day take the counting in turn by chance. */
const SLOTS = 8;

/** One more on this day of the city. Nothing of whoever came. */
export async function countUse(ctx: Ctx, code: string, day: string): Promise<void> {
  const slot = (ctx.chance.bytes(1)[0] ?? 0) % SLOTS;
  await sql`insert into short_link_uses (code, day, slot, uses) values (${code}, ${day}, ${slot}, 1)
    on conflict (code, day, slot) do update set uses = short_link_uses.uses + 1`.execute(ctx.db);
}

/** What was counted under words that have others now. */
export async function moveUses(ctx: Ctx, from: string, to: string): Promise<void> {
  await sql`with moved as (delete from short_link_uses where code = ${from} returning day, slot, uses)
    insert into short_link_uses (code, day, slot, uses) select ${to}, day, slot, uses from moved
    on conflict (code, day, slot) do update set uses = short_link_uses.uses + excluded.uses`.execute(ctx.db);
}

export interface UseCount {
  readonly all: number;
  /** From the day asked about. */
  readonly lately: number;
}

/** How often each was used. */
export async function usesOf(ctx: Ctx, codes: readonly string[], since: string): Promise<Map<string, UseCount>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<UseCount & { code: string }>`
    select code, sum(uses)::int as "all", coalesce(sum(uses) filter (where day >= ${since}), 0)::int as lately
    from short_link_uses where code = any(${[...codes]}::text[]) group by code`.execute(ctx.db);
  return new Map(rows.map(({ code, all, lately }) => [code, { all, lately }]));
}

/** Days on which it was used, the newest first. */
export async function usesByDay(ctx: Ctx, code: string, since: string): Promise<{ day: string; uses: number }[]> {
  const { rows } = await sql<{ day: string; uses: number }>`
    select to_char(day, 'YYYY-MM-DD') as day, sum(uses)::int as uses
    from short_link_uses where code = ${code} and day >= ${since} group by day order by day desc`.execute(ctx.db);
  return rows;
}

/** Codes used most since that day. */
export async function mostUsed(ctx: Ctx, since: string, most: number): Promise<{ code: string; uses: number }[]> {
  const { rows } = await sql<{ code: string; uses: number }>`
    select code, sum(uses)::int as uses from short_link_uses
    where day >= ${since} group by code order by 2 desc, 1 limit ${most}`.execute(ctx.db);
  return rows;
}
