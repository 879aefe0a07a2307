import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { whoFollows } from './follow-thing.ts';
import type { Notice, NoticeEventId } from './notice.ts';
import { countUnread, findNotice, listNotices, markNoticesRead } from './notice-store.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

const PAGE = 30;

export interface NoticesRead {
  readonly notices: readonly Notice[];
  readonly subjects: Subjects;
  readonly unread: number;
  /** Of the next page. */
  readonly before: NoticeEventId | null;
}

/** Her notices, the newest first, at most `size` of them. */
export async function readNotices(
  ctx: Ctx,
  before: NoticeEventId | null = null,
  size = PAGE,
): Promise<Result<NoticesRead, 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  const found = await listNotices(ctx, personId, { before, size: size + 1 });
  const notices = found.slice(0, size);
  return ok({
    notices,
    subjects: await subjectsOf(ctx, notices),
    unread: await countUnread(ctx, personId),
    before: found.length > size ? (notices.at(-1)?.eventId ?? null) : null,
  });
}

/** For every page of hers; 0 for everybody else. */
export async function unreadNotices(ctx: Ctx): Promise<number> {
  const personId = whoFollows(ctx);
  return personId === null ? 0 : countUnread(ctx, personId);
}

/** She goes to read what a notice is about. */
export async function openNotice(
  ctx: Ctx,
  id: NoticeEventId,
): Promise<Result<{ notice: Notice; subjects: Subjects }, 'sign-in-first' | 'notice-not-found'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  const notice = await findNotice(ctx, personId, id);
  if (!notice) return refuse('notice-not-found');
  await markNoticesRead(ctx, personId, id);
  return ok({ notice, subjects: await subjectsOf(ctx, [notice]) });
}

export async function readAllNotices(ctx: Ctx): Promise<Result<void, 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  await markNoticesRead(ctx, personId, null);
  return ok();
}
