import type { CommentId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CommentsCounted } from './events.ts';
import type { Sight } from './sight.ts';
import { lockComment, writeSight } from './store.ts';
import { tellOfComment } from './telling.ts';

/**
 * Handed to moderation, which decides who may: shows, holds or hides a comment. Its words are kept, its place stays.
 * @returns how it stood before, so that it can be put back; null where it is gone
 */
export async function changeSight(ctx: Ctx, id: CommentId, sight: Sight): Promise<Sight | null> {
  return ctx.transact(async (inside) => {
    const comment = await lockComment(inside, id);
    if (!comment || comment.state === 'withdrawn') return null;
    const before: Sight = { state: comment.state, because: comment.because };
    await writeSight(inside, comment, sight);
    const by = Number(sight.state === 'shown') - Number(comment.state === 'shown');
    if (by !== 0) {
      const changes = [{ subjectId: comment.subjectId, by }];
      await inside.emit<CommentsCounted>({ type: 'comments-counted', subjectKind: comment.subjectKind, changes });
    }
    if (sight.state === 'shown') await tellOfComment(inside, comment);
    return before;
  });
}
