import type { Generated, GeneratedAlways } from 'kysely';
import type { CommentId, PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Alignment, CommentState } from './comment.ts';
import type { SightReason } from './sight.ts';

export type CommentTables = {
  comments: {
    id: CommentId;
    subject_kind: string;
    subject_id: string;
    process_id: ProcessId;
    parent_id: CommentId | null;
    root_id: CommentId;
    depth: number;
    author_id: PersonId | null;
    alignment: Alignment | null;
    language: Language;
    body: string;
    state: CommentState;
    because: Generated<readonly SightReason[]>;
    told: Generated<boolean>;
    subject_hidden: Generated<boolean>;
    created_at: Date;
    edited_at: Date | null;
    withdrawn_at: Date | null;
    form_id: string | null;
    external_source: string | null;
    external_id: string | null;
    external_parent_id: string | null;
    search: string | null;
  };
  comment_tallies: {
    comment_id: CommentId;
    subject_kind: string;
    subject_id: string;
    alignment: Alignment | null;
    up: number;
    down: number;
    opening_up: number;
    opening_down: number;
    left_up: Generated<number>;
    left_down: Generated<number>;
    replies: number;
    taken_back: boolean;
    tombstone: Generated<boolean>;
    score: GeneratedAlways<number>;
  };
  comment_votes: { comment_id: CommentId; person_id: PersonId; value: 1 | -1; at: Date };
  comment_counts: {
    subject_kind: string;
    subject_id: string;
    in_favour: number;
    neutral: number;
    against: number;
    total: number;
  };
};
