import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { ThingAt } from './thing.ts';

/** A city of two pages. */
export const twoPages: ThingAt = async (_, path) =>
  ['/processes/streets', '/pages/learn'].includes(path) ? { path, kind: 'page', title: path } : null;

/** Straight from the table. */
export async function linksOf(ctx: Ctx): Promise<{ code: string; path: string }[]> {
  const { rows } = await sql<{ code: string; path: string }>`
    select code, path from short_links order by made_at, code`.execute(ctx.db);
  return rows;
}

export async function usesIn(ctx: Ctx): Promise<{ code: string; day: string; uses: number; rows: number }[]> {
  const { rows } = await sql<{ code: string; day: string; uses: number; rows: number }>`
    select code, to_char(day, 'YYYY-MM-DD') as day, sum(uses)::int as uses, count(*)::int as rows
    from short_link_uses group by code, day order by code, day`.execute(ctx.db);
  return rows;
}
