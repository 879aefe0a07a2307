import { sql } from 'kysely';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Because, KIND_OF, type News, type NoticeEventId } from './notice.ts';
import type { NotificationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<NotificationTables>();

/** Null: it was told before. */
export async function insertNews(ctx: Ctx, news: News): Promise<{ id: NoticeEventId; ripeAt: Date } | null> {
  const now = ctx.clock.now();
  const ripeAt = new Date(now.getTime() + (news.undoMinutes ?? 0) * 60_000);
  const { processId = null, stepId = null, proposalId = null, commentId = null } = news.about;
  const { newsId = null, projectId = null } = news.about;
  const row = await tables(ctx)
    .insertInto('notice_events')
    .values({
      id: ctx.newId<NoticeEventId>(),
      key: news.key,
      type: news.type,
      kind: KIND_OF[news.type],
      process_id: processId,
      step_id: stepId,
      proposal_id: proposalId,
      comment_id: commentId,
      news_id: newsId,
      project_id: projectId,
      detail: news.detail ?? null,
      by_person: news.by,
      happened_at: now,
      ripe_at: ripeAt,
      audience: sql<readonly string[]>`${news.audience.map(({ id }) => id)}::uuid[]`,
      told_person: null,
      told_at: null,
      written_person: null,
      written_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? { id: row.id, ripeAt } : null;
}

/** Tells these people of it, each once. */
export async function insertNotices(
  ctx: Ctx,
  eventId: NoticeEventId,
  because: Because,
  people: readonly PersonId[],
): Promise<void> {
  await sql`
    insert into notices (person_id, event_id, because, created_at)
    select person_id, ${eventId}, ${because}, ${ctx.clock.now()} from unnest(${[...people]}::uuid[]) as told (person_id)
    on conflict do nothing`.execute(ctx.db);
}

/** How far the telling is. Locked until the commit: two workers never tell of one piece of news at a time. */
export interface Telling {
  readonly audience: readonly string[];
  readonly thing: number;
  readonly person: PersonId | null;
  readonly processId: ProcessId | null;
  readonly ripeAt: Date;
}

/** Undefined: everybody is told, or the news is gone. */
export async function lockTelling(ctx: Ctx, eventId: NoticeEventId): Promise<Telling | undefined> {
  const { rows } = await sql<Telling>`
    select audience, told_thing as thing, told_person as person, process_id as "processId", ripe_at as "ripeAt"
    from notice_events
    where id = ${eventId} and told_at is null for update`.execute(ctx.db);
  return rows[0];
}

/** The next so many followers of one thing are told, of those `among` whom it may be told (null: everybody). Gives back the last of them and how many they were. */
export async function tellFollowers(
  ctx: Ctx,
  eventId: NoticeEventId,
  subjectId: string,
  page: { readonly after: PersonId | null; readonly size: number; readonly among: readonly PersonId[] | null },
): Promise<{ last: PersonId | null; people: number }> {
  const { rows } = await sql<{ last: PersonId | null; people: number }>`
    with batch as (
      select f.person_id, f.since from follows f
      where f.subject_id = ${subjectId} and (${page.after}::uuid is null or f.person_id > ${page.after}::uuid)
      order by f.person_id limit ${page.size}
    ), told as (
      insert into notices (person_id, event_id, because, created_at)
      select batch.person_id, e.id, 'followed', ${ctx.clock.now()} from batch, notice_events e
      where e.id = ${eventId} and batch.person_id is distinct from e.by_person
        -- Whoever began to follow afterwards has seen it on the page.
        and batch.since <= e.happened_at
        and (${page.among === null} or batch.person_id = any(${page.among ?? []}::uuid[]))
      on conflict do nothing
    )
    select (select person_id from batch order by person_id desc limit 1) as last, (select count(*) from batch) as people`.execute(
    ctx.db,
  );
  return rows[0] ?? { last: null, people: 0 };
}

export async function keepTelling(
  ctx: Ctx,
  eventId: NoticeEventId,
  reached: { readonly thing: number; readonly person: PersonId | null; readonly done: boolean },
): Promise<void> {
  const { thing: told_thing, person: told_person } = reached;
  await tables(ctx)
    .updateTable('notice_events')
    // Whom it was about is of no use once everybody is told.
    .set(reached.done ? { told_person: null, told_at: ctx.clock.now(), audience: [] } : { told_thing, told_person })
    .where('id', '=', eventId)
    .execute();
}

/** News whose telling or letters did not come to their end, though they should have. */
export async function unfinishedNews(
  ctx: Ctx,
  most: number,
): Promise<{ id: NoticeEventId; told: boolean; ripeAt: Date }[]> {
  const { rows } = await sql<{ id: NoticeEventId; told: boolean; ripeAt: Date }>`
    select id, told_at is not null as told, ripe_at as "ripeAt" from notice_events
    where (told_at is null or written_at is null) and ripe_at <= ${ctx.clock.now()}
    order by happened_at limit ${most}`.execute(ctx.db);
  return rows;
}
