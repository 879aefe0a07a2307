import type { CommentId } from '#kernel/ids.ts';
import type { ReadComment } from './list-store.ts';

/** A comment with what was answered to it, oldest first. */
export interface Thread {
  readonly comment: ReadComment;
  readonly replies: readonly Thread[];
}

/**
 * Replies under what they answer. One whose parent is not among them stands under the thread's opener. A withdrawn or
 * held reply that nobody answered says nothing, and is left out.
 */
export function nest(root: ReadComment, replies: readonly ReadComment[]): Thread {
  const ids = new Set(replies.map(({ id }) => id));
  const parentOf = ({ parentId }: ReadComment) => (parentId && ids.has(parentId) ? parentId : root.id);
  const byParent = Map.groupBy(replies, parentOf);
  const under = (id: CommentId): Thread[] =>
    (byParent.get(id) ?? [])
      .map((comment) => ({ comment, replies: under(comment.id) }))
      .filter(({ comment, replies: answers }) => answers.length > 0 || !isSilent(comment));
  return { comment: root, replies: under(root.id) };
}

const isSilent = ({ state }: ReadComment) => state === 'withdrawn' || state === 'held';

/** All of a thread, in the order they are read. */
export function flatten(thread: Thread): ReadComment[] {
  return [thread.comment, ...thread.replies.flatMap(flatten)];
}
