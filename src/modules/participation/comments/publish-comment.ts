import type { CommentId, PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CommentPublished, WrittenComment } from './add-comment.ts';
import type { Alignment, Comment, CommentSubject } from './comment.ts';
import type { CommentArrived, CommentsCounted } from './events.ts';
import { findByForm, findComment, insertComment, type NewComment } from './store.ts';
import { tellOfComment } from './telling.ts';

export interface Position {
  readonly id: CommentId;
  readonly parent: Comment | null;
  readonly rootId: CommentId;
  readonly depth: number;
  readonly alignment: Alignment | null;
}

/** What adding and replying share: once per form, not too often, counted and told in one transaction. */
export async function publishComment(
  ctx: Ctx,
  subject: CommentSubject,
  authorId: PersonId,
  position: Position,
  { formId, language, body }: WrittenComment,
): Promise<Result<CommentPublished, 'comments-too-often'>> {
  const before = await findByForm(ctx, authorId, formId);
  if (before) return ok({ comment: before, isNew: false });
  const { allowed, retryAfterSeconds } = await ctx.limits.limit('comments', authorId);
  if (!allowed) return refuse('comments-too-often', { minutes: Math.ceil(retryAfterSeconds / 60) });
  const { parent, ...place } = position;
  const of = { subjectKind: subject.kind, subjectId: subject.id, processId: subject.processId };
  const written = { ...of, ...place, parentId: parent?.id ?? null, authorId, language, body: body.trim(), formId };
  return ctx.transact(async (inside) => {
    const isNew = await insertComment(inside, written);
    if (isNew) await announce(inside, subject, written);
    const comment = isNew ? await findComment(inside, place.id) : await findByForm(inside, authorId, formId);
    if (!comment) throw new Error(`Comment ${place.id} is written but not there`);
    if (isNew && comment.state === 'shown') await tellOfComment(inside, comment);
    return ok({ comment, isNew });
  });
}

/** First that there is one more, then what it says: whoever holds it takes it out of the count again. */
async function announce(ctx: Ctx, subject: CommentSubject, written: NewComment): Promise<void> {
  const { id: commentId, processId, authorId, body } = written;
  const changes = [{ subjectId: subject.id, by: 1 }];
  await ctx.emit<CommentsCounted>({ type: 'comments-counted', subjectKind: subject.kind, changes });
  if (authorId) {
    await ctx.emit<CommentArrived>({ type: 'comment-arrived', commentId, processId, authorId, body, edited: false });
  }
}
