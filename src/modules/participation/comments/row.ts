import type { Selectable } from 'kysely';
import type { Comment } from './comment.ts';
import type { CommentTables } from './tables.ts';

/** The columns of a comment (`c`) with its tally (`t`). */
export type CommentRow = Pick<
  Selectable<CommentTables['comments']>,
  | 'id'
  | 'subject_kind'
  | 'subject_id'
  | 'process_id'
  | 'parent_id'
  | 'root_id'
  | 'depth'
  | 'author_id'
  | 'alignment'
  | 'language'
  | 'body'
  | 'state'
  | 'because'
  | 'created_at'
  | 'edited_at'
> &
  Pick<Selectable<CommentTables['comment_tallies']>, 'up' | 'down' | 'replies' | 'score'>;

export const COMMENT_COLUMNS = [
  'c.id',
  'c.subject_kind',
  'c.subject_id',
  'c.process_id',
  'c.parent_id',
  'c.root_id',
  'c.depth',
  'c.author_id',
  'c.alignment',
  'c.language',
  'c.body',
  'c.state',
  'c.because',
  'c.created_at',
  'c.edited_at',
  't.up',
  't.down',
  't.replies',
  't.score',
] as const;

export function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    processId: row.process_id,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    authorId: row.author_id,
    alignment: row.alignment,
    language: row.language,
    body: row.body,
    state: row.state,
    because: row.because,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    tally: { up: row.up, down: row.down, replies: row.replies, score: row.score },
  };
}
