import { type Actor, hasRole } from '#kernel/actor.ts';
import type { Process } from '#modules/participation/processes/index.ts';
import { type Comment, type CommentSubject, DEEPEST_REPLY, editableUntil } from './comment.ts';

/** Everybody who may read the process; a process that is not public yet is read by those who build it. */
export function mayReadComments(actor: Actor, process: Pick<Process, 'id' | 'status'>): boolean {
  return process.status !== 'draft' || hasRole(actor, 'facilitator', process.id) || hasRole(actor, 'administrator');
}

/** Anyone signed in, while the subject takes comments. */
export function mayComment(actor: Actor, subject: Pick<CommentSubject, 'open'>): boolean {
  return actor.kind === 'person' && subject.open;
}

export function mayReply(actor: Actor, subject: Pick<CommentSubject, 'open'>, parent: Comment): boolean {
  return mayComment(actor, subject) && parent.state === 'shown' && parent.depth < DEEPEST_REPLY;
}

/** Say whether a comment of somebody else is useful. */
export function mayVote(actor: Actor, subject: Pick<CommentSubject, 'open'>, comment: Comment): boolean {
  return mayComment(actor, subject) && comment.state === 'shown' && !isAuthor(actor, comment);
}

/** Its author, for a quarter of an hour. */
export function mayEdit(actor: Actor, comment: Comment, now: Date): boolean {
  return isAuthor(actor, comment) && comment.state === 'shown' && now < editableUntil(comment);
}

/** Its author, always: also when the step is over. What moderation has hidden stays until that is settled. */
export function mayWithdraw(actor: Actor, comment: Comment): boolean {
  return isAuthor(actor, comment) && (comment.state === 'shown' || comment.state === 'held');
}

/** What is held, and nobody answered, is there for its author and the moderators alone. */
export function mayReadHeld(actor: Actor, comment: Comment): boolean {
  if (comment.state !== 'held' || comment.tally.replies > 0) return true;
  return isAuthor(actor, comment) || hasRole(actor, 'moderator', comment.processId) || hasRole(actor, 'administrator');
}

/** Somebody else's words that everybody reads can be reported. */
export function mayReport(actor: Actor, comment: Comment): boolean {
  return comment.state === 'shown' && !isAuthor(actor, comment);
}

export function isAuthor(actor: Actor, comment: Pick<Comment, 'authorId'>): boolean {
  return actor.kind === 'person' && actor.personId === comment.authorId;
}
