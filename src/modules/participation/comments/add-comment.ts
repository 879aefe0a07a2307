import type { CommentId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { alignmentOf, type Comment, type CommentSubject, type Side } from './comment.ts';
import { publishComment } from './publish-comment.ts';
import { unfitBody } from './unfit-body.ts';

export interface WrittenComment {
  /** Made with the form: the same form sent twice is one comment. */
  readonly formId: string;
  readonly language: Language;
  readonly body: string;
}

export interface CommentPublished {
  readonly comment: Comment;
  /** False: the same form was sent before, and nothing changed. */
  readonly isNew: boolean;
}

/** Why a comment is not taken; `comments-closed` stands in for a reason of the subject's own. */
export type CommentRefused =
  | 'comment-sign-in'
  | 'comments-closed'
  | 'comment-empty'
  | 'comment-too-long'
  | 'comments-too-often';

/** A reason for, against or neither, at the top of a subject's discussion. */
export async function addComment(
  ctx: Ctx,
  subject: CommentSubject,
  input: WrittenComment & { readonly side: Side },
): Promise<Result<CommentPublished, CommentRefused> | Refusal> {
  if (ctx.actor.kind !== 'person') return refuse('comment-sign-in');
  if (!subject.open) return subject.refusal ?? refuse('comments-closed');
  const unfit = unfitBody(input.body, subject);
  if (unfit) return unfit;
  const id = ctx.newId<CommentId>();
  const alignment = subject.alignment ? alignmentOf(input.side) : 0;
  return publishComment(ctx, subject, ctx.actor.personId, { id, parent: null, rootId: id, depth: 0, alignment }, input);
}
