import type { CommentId, PersonId, ProcessId } from '#kernel/ids.ts';
import type { Alignment } from './comment.ts';

/**
 * Somebody wrote or changed a comment, and whoever listens may hold it before others are told of it (`comment-added`).
 */
export interface CommentArrived {
  readonly type: 'comment-arrived';
  readonly commentId: CommentId;
  readonly processId: ProcessId;
  readonly authorId: PersonId;
  readonly body: string;
  /** It was public, and its words changed. */
  readonly edited: boolean;
}

export interface CommentAdded {
  readonly type: 'comment-added';
  readonly commentId: CommentId;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly processId: ProcessId;
  readonly authorId: PersonId;
  readonly alignment: Alignment | null;
  /** What it replies to, and who wrote that. */
  readonly parentId: CommentId | null;
  readonly parentAuthorId: PersonId | null;
}

/** There are more or fewer of them: added, withdrawn or imported. For whoever shows the number elsewhere. */
export interface CommentsCounted {
  readonly type: 'comments-counted';
  readonly subjectKind: string;
  readonly changes: readonly { readonly subjectId: string; readonly by: number }[];
}
