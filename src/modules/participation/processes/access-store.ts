import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { privateSight } from './policy.ts';
import type { Access } from './process.ts';
import type { ProcessTables } from './tables.ts';

/** Who sees a process, whoever asks; undefined where there is none. */
export async function accessOf(ctx: Ctx, id: ProcessId): Promise<Access | undefined> {
  const row = await ctx.db
    .withTables<ProcessTables>()
    .selectFrom('processes')
    .select('access')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.access;
}

/** The condition that keeps private processes from everybody else. */
export function inSight(actor: Actor): RawBuilder<SqlBool> {
  const sight = privateSight(actor);
  if (sight === 'all') return sql<SqlBool>`true`;
  const open = sql<SqlBool>`processes.access <> 'private'`;
  return sight.length === 0 ? open : sql<SqlBool>`(${open} or processes.id = any(${[...sight]}::uuid[]))`;
}
