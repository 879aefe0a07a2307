import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment, CommentSubject } from './comment.ts';
import { isAuthor } from './policy.ts';
import { castVote, dropVote, type VotedTally } from './vote-store.ts';

type Refused = 'comment-sign-in' | 'comments-closed' | 'comment-own-vote' | 'comment-not-shown' | 'comment-not-found';

/** Useful (1), not useful (-1), or neither any more (0): one of these for each person, counted once however often she taps. */
export async function voteComment(
  ctx: Ctx,
  subject: CommentSubject,
  input: { readonly comment: Pick<Comment, 'id' | 'authorId' | 'state'>; readonly value: 1 | 0 | -1 },
): Promise<Result<VotedTally, Refused> | Refusal> {
  const { comment, value } = input;
  if (ctx.actor.kind !== 'person') return refuse('comment-sign-in');
  if (!subject.open) return subject.refusal ?? refuse('comments-closed');
  if (isAuthor(ctx.actor, comment)) return refuse('comment-own-vote');
  if (comment.state !== 'shown') return refuse('comment-not-shown');
  const { personId } = ctx.actor;
  const tally =
    value === 0 ? await dropVote(ctx, comment.id, personId) : await castVote(ctx, comment.id, personId, value);
  return tally ? ok(tally) : refuse('comment-not-found');
}
