import type { CommentId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment } from './comment.ts';
import type { CommentsCounted } from './events.ts';
import { isAuthor } from './policy.ts';
import { lockComment, takeBack } from './store.ts';

type Refused = 'comment-not-found' | 'comment-only-author' | 'comment-not-shown';

/** Its author takes it back: the words go for good, its place stays so that the replies can still be read. */
export async function withdrawComment(ctx: Ctx, id: CommentId): Promise<Result<Comment, Refused>> {
  return ctx.transact(async (inside) => {
    const comment = await lockComment(inside, id);
    if (!comment) return refuse('comment-not-found');
    if (!isAuthor(inside.actor, comment)) return refuse('comment-only-author');
    if (comment.state === 'hidden') return refuse('comment-not-shown');
    if ((await takeBack(inside, comment)) && comment.state === 'shown') {
      const changes = [{ subjectId: comment.subjectId, by: -1 }];
      const { subjectKind } = comment;
      await inside.emit<CommentsCounted>({ type: 'comments-counted', subjectKind, changes });
    }
    return ok({ ...comment, state: 'withdrawn', body: '' });
  });
}
