import { type Selectable, sql } from 'kysely';
import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VerificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<VerificationTables>();

export const ASSISTANCE_MINUTES = 30;

export type Assistance = Selectable<VerificationTables['assistances']>;

export async function insertAssistance(ctx: Ctx, assistance: Assistance): Promise<void> {
  await tables(ctx).insertInto('assistances').values(assistance).execute();
}

/** The assistance under way in a session of staff. */
export async function findAssistanceIn(ctx: Ctx, sessionId: SessionId): Promise<Assistance | undefined> {
  return tables(ctx)
    .selectFrom('assistances')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', ctx.clock.now())
    .executeTakeFirst();
}

/** Ends whatever is under way in this session, or ran out in it. */
export async function endAssistancesIn(ctx: Ctx, sessionId: SessionId): Promise<void> {
  await sql`
    update assistances set ended_at = least(ends_at, ${ctx.clock.now()}::timestamptz)
    where session_id = ${sessionId} and ended_at is null`.execute(ctx.db);
}

export async function insertAct(ctx: Ctx, act: { assistanceId: string; act: string; path: string }): Promise<void> {
  await tables(ctx)
    .insertInto('assisted_acts')
    .values({
      id: ctx.newId<string>(),
      assistance_id: act.assistanceId,
      at: ctx.clock.now(),
      act: act.act,
      path: act.path,
    })
    .execute();
}

export interface AssistanceWithActs extends Assistance {
  readonly acts: readonly { readonly at: string; readonly act: string; readonly path: string }[];
}

/** The newest first, each with what was done in it. */
export async function listAssistances(
  ctx: Ctx,
  about: { readonly personId: PersonId } | { readonly staffId: PersonId } | 'all',
  limit = 20,
): Promise<AssistanceWithActs[]> {
  const reading = {
    subjects: (rows: readonly AssistanceWithActs[]) => rows.flatMap(({ person_id }) => person_id ?? []),
    columns: ['assistances.place', 'assistances.started_at', 'assistances.ended_at'],
    purpose: 'assistance',
  } as const;
  return ctx.personal.read(reading, (inside) => assistancesAbout(inside, about, limit));
}

async function assistancesAbout(
  ctx: Ctx,
  about: Parameters<typeof listAssistances>[1],
  limit: number,
): Promise<AssistanceWithActs[]> {
  const query = tables(ctx)
    .selectFrom('assistances')
    .selectAll()
    .select(
      sql<
        AssistanceWithActs['acts']
      >`coalesce((select json_agg(json_build_object('at', a.at, 'act', a.act, 'path', a.path) order by a.at)
        from assisted_acts a where a.assistance_id = assistances.id), '[]')`.as('acts'),
    )
    .orderBy('started_at', 'desc')
    .limit(limit);
  if (about === 'all') return query.execute();
  return 'personId' in about
    ? query.where('person_id', '=', about.personId).execute()
    : query.where('staff_id', '=', about.staffId).execute();
}

export async function moveAssistances(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await tables(ctx).updateTable('assistances').set({ person_id: to }).where('person_id', '=', from).execute();
}
