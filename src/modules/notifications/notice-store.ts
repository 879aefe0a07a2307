import { sql } from 'kysely';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Notice, NoticeEventId } from './notice.ts';

interface NoticeRow {
  readonly eventId: NoticeEventId;
  readonly type: Notice['type'];
  readonly processId: Notice['about']['processId'];
  readonly stepId: Notice['about']['stepId'];
  readonly proposalId: Notice['about']['proposalId'];
  readonly commentId: Notice['about']['commentId'];
  readonly newsId: Notice['about']['newsId'];
  readonly projectId: Notice['about']['projectId'];
  readonly detail: string | null;
  readonly because: Notice['because'];
  readonly at: Date;
  readonly readAt: Date | null;
}

/** Of `notices n join notice_events e`. */
export const NOTICE_COLUMNS = sql.raw(
  `n.event_id as "eventId", e.type, e.process_id as "processId", e.step_id as "stepId", e.proposal_id as "proposalId",
   e.comment_id as "commentId", e.news_id as "newsId", e.project_id as "projectId", e.detail, n.because,
   e.happened_at as at, n.read_at as "readAt"`,
);

export const TOLD_OF = ['notices.event_id', 'notices.because', 'notices.read_at'];

export function toNotice(row: NoticeRow): Notice {
  const { processId, stepId, proposalId, commentId, newsId, projectId, ...rest } = row;
  return { ...rest, about: { processId, stepId, proposalId, commentId, newsId, projectId } };
}

/** Her own, the newest first. */
export async function listNotices(
  ctx: Ctx,
  personId: PersonId,
  page: { readonly before: NoticeEventId | null; readonly size: number },
): Promise<Notice[]> {
  const reading = { subjects: [personId], columns: TOLD_OF, purpose: 'notices' } as const;
  const { rows } = await ctx.personal.read(reading, (inside) =>
    sql<NoticeRow>`
      select ${NOTICE_COLUMNS} from notices n join notice_events e on e.id = n.event_id
      where n.person_id = ${personId} and (${page.before}::uuid is null or n.event_id < ${page.before}::uuid)
      order by n.event_id desc limit ${page.size}`.execute(inside.db),
  );
  return rows.map(toNotice);
}

export async function findNotice(ctx: Ctx, personId: PersonId, id: NoticeEventId): Promise<Notice | undefined> {
  const reading = { subjects: [personId], columns: TOLD_OF, purpose: 'notices' } as const;
  const { rows } = await ctx.personal.read(reading, (inside) =>
    sql<NoticeRow>`
      select ${NOTICE_COLUMNS} from notices n join notice_events e on e.id = n.event_id
      where n.person_id = ${personId} and n.event_id = ${id}`.execute(inside.db),
  );
  return rows[0] && toNotice(rows[0]);
}

/** Up to a hundred: asked on every page, and says nothing but a number to herself. */
export async function countUnread(ctx: Ctx, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from notices where person_id = ${personId} and read_at is null limit 100
    ) as counted`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}

/** @param id null: all of them */
export async function markNoticesRead(ctx: Ctx, personId: PersonId, id: NoticeEventId | null): Promise<void> {
  await sql`
    update notices set read_at = ${ctx.clock.now()}
    where person_id = ${personId} and read_at is null and (${id}::uuid is null or event_id = ${id}::uuid)`.execute(
    ctx.db,
  );
}

/** What she was told of one process, read or not: it is no longer for her. */
export async function forgetNoticesOf(ctx: Ctx, personId: PersonId, processId: ProcessId): Promise<void> {
  await sql`
    delete from notices n using notice_events e
    where n.person_id = ${personId} and e.id = n.event_id and e.process_id = ${processId}`.execute(ctx.db);
  await sql`delete from follows where person_id = ${personId} and subject_id = ${processId}`.execute(ctx.db);
}
