import type { CommentId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment, CommentSubject } from './comment.ts';
import { SHOWN_PER_SIDE } from './list-discussion.ts';
import { countBefore, findRead, repliesPage } from './list-store.ts';
import { nest, type Thread } from './thread.ts';

const REPLIES_PER_PAGE = 200;

export interface ThreadPage {
  readonly thread: Thread;
  /** The last reply of this page, where more follow. */
  readonly next: CommentId | null;
}

/** One thread with its replies, however deep. */
export async function readThread(ctx: Ctx, rootId: CommentId, after?: CommentId): Promise<ThreadPage | null> {
  const [root, found] = await Promise.all([
    findRead(ctx, rootId),
    repliesPage(ctx, rootId, { limit: REPLIES_PER_PAGE + 1, after }),
  ]);
  if (!root || root.parentId) return null;
  const replies = found.slice(0, REPLIES_PER_PAGE);
  const next = found.length > replies.length ? (replies.at(-1)?.id ?? null) : null;
  return { thread: nest(root, replies), next };
}

/** Where a comment is to be read: on its subject's page while it is among the first of its side, else in its thread. */
export async function placeOf(ctx: Ctx, subject: CommentSubject, comment: Comment): Promise<string> {
  const isReply = comment.parentId !== null;
  const onTop = !isReply && (await countBefore(ctx, comment, SHOWN_PER_SIDE)) < SHOWN_PER_SIDE;
  if (onTop) return `${subject.url}#comment-${comment.id}`;
  return `/comments/${comment.rootId}/thread#comment-${comment.id}`;
}
