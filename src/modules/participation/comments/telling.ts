import type { Ctx } from '#platform/ctx.ts';
import type { Comment } from './comment.ts';
import type { CommentAdded } from './events.ts';
import { findComment, markTold } from './store.ts';

/** Tells of a comment once, when others can first read it. */
export async function tellOfComment(ctx: Ctx, comment: Comment): Promise<void> {
  if (!(await markTold(ctx, comment.id))) return;
  const parent = comment.parentId ? await findComment(ctx, comment.parentId) : undefined;
  const { id: commentId, subjectKind, subjectId, processId, authorId, alignment, parentId } = comment;
  if (authorId === null) return;
  await ctx.emit<CommentAdded>({
    type: 'comment-added',
    ...{ commentId, subjectKind, subjectId, processId, authorId, alignment, parentId },
    parentAuthorId: parent?.authorId ?? null,
  });
}
