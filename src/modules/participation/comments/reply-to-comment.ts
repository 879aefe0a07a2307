import type { CommentId } from '#kernel/ids.ts';
import { type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CommentPublished, CommentRefused, WrittenComment } from './add-comment.ts';
import { type CommentSubject, DEEPEST_REPLY } from './comment.ts';
import { publishComment } from './publish-comment.ts';
import { findComment } from './store.ts';
import { unfitBody } from './unfit-body.ts';

type Refused = CommentRefused | 'comment-not-found' | 'comment-not-shown' | 'comment-too-deep';

/** An answer to a comment: it takes no side, and stands at most four levels deep. */
export async function replyToComment(
  ctx: Ctx,
  subject: CommentSubject,
  input: WrittenComment & { readonly parentId: CommentId },
): Promise<Result<CommentPublished, Refused> | Refusal> {
  if (ctx.actor.kind !== 'person') return refuse('comment-sign-in');
  if (!subject.open) return subject.refusal ?? refuse('comments-closed');
  const parent = await findComment(ctx, input.parentId);
  if (!parent || parent.subjectKind !== subject.kind || parent.subjectId !== subject.id) {
    return refuse('comment-not-found');
  }
  if (parent.state !== 'shown') return refuse('comment-not-shown');
  if (parent.depth >= DEEPEST_REPLY) return refuse('comment-too-deep');
  const unfit = unfitBody(input.body, subject);
  if (unfit) return unfit;
  const id = ctx.newId<CommentId>();
  const position = { id, parent, rootId: parent.rootId, depth: parent.depth + 1, alignment: null };
  return publishComment(ctx, subject, ctx.actor.personId, position, input);
}
