import type { CommentId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Comment, type CommentSubject, EDIT_MINUTES } from './comment.ts';
import type { CommentArrived } from './events.ts';
import { isAuthor, mayEdit } from './policy.ts';
import { findComment, lockComment, replaceBody } from './store.ts';
import { unfitBody } from './unfit-body.ts';

type Refused =
  | 'comment-not-found'
  | 'comment-only-author'
  | 'comment-not-shown'
  | 'comment-edit-over'
  | 'comment-empty'
  | 'comment-too-long';

/** Its author changes the words shortly after writing them; the page says that it was edited. */
export async function editComment(
  ctx: Ctx,
  subject: Pick<CommentSubject, 'maxLength'>,
  input: { readonly id: CommentId; readonly body: string },
): Promise<Result<{ comment: Comment; changed: boolean }, Refused>> {
  return ctx.transact(async (inside) => {
    const comment = await lockComment(inside, input.id);
    if (!comment) return refuse('comment-not-found');
    if (!isAuthor(inside.actor, comment)) return refuse('comment-only-author');
    if (comment.state !== 'shown') return refuse('comment-not-shown');
    if (!mayEdit(inside.actor, comment, inside.clock.now()))
      return refuse('comment-edit-over', { minutes: EDIT_MINUTES });
    const unfit = unfitBody(input.body, subject);
    if (unfit) return unfit;
    const body = input.body.trim();
    if (body === comment.body) return ok({ comment, changed: false });
    await replaceBody(inside, comment, body);
    const { id: commentId, processId, authorId } = comment;
    if (authorId) {
      await inside.emit<CommentArrived>({
        type: 'comment-arrived',
        commentId,
        processId,
        authorId,
        body,
        edited: true,
      });
    }
    return ok({ comment: (await findComment(inside, commentId)) ?? comment, changed: true });
  });
}
