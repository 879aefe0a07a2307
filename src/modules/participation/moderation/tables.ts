import type { Generated, JSONColumnType } from 'kysely';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type {
  Act,
  BatchId,
  CaseId,
  CaseKind,
  DoneItem,
  HidingId,
  HidingReason,
  HoldFacts,
  HoldSettings,
  Outcome,
  ThingKind,
  ThingRef,
} from './moderation.ts';

interface OfThing {
  subject_kind: ThingKind;
  subject_id: ThingRef['id'];
}

export type ModerationTables = {
  moderation_cases: OfThing & {
    id: CaseId;
    kind: CaseKind;
    process_id: ProcessId;
    author_id: PersonId | null;
    reasons: readonly SightReason[];
    facts: JSONColumnType<HoldFacts | null, string | null, string | null>;
    hiding_id: HidingId | null;
    words: string | null;
    opened_at: Date;
    closed_at: Date | null;
    outcome: Outcome | null;
    decided_by: PersonId | null;
    decision: string | null;
  };
  moderation_reports: OfThing & {
    id: string;
    case_id: CaseId;
    reporter_id: PersonId | null;
    reason: HidingReason;
    words: string;
    created_at: Date;
  };
  moderation_hidings: OfThing & {
    id: HidingId;
    process_id: ProcessId;
    author_id: PersonId | null;
    reason: HidingReason;
    words: string;
    hidden_at: Date;
    hidden_by: PersonId | null;
    lifted_at: Date | null;
    lifted_why: 'appeal' | 'undone' | null;
  };
  moderation_batches: {
    id: BatchId;
    act: Act;
    done_by: PersonId | null;
    done_at: Date;
    undone_at: Date | null;
    items: JSONColumnType<readonly DoneItem[], string, string>;
  };
  moderation_traces: OfThing & {
    author_id: PersonId;
    posted_at: Date;
    marks: Generated<readonly number[]>;
    bands: Generated<readonly number[]>;
  };
  moderation_settings: {
    process_id: ProcessId | null;
    mode: HoldSettings['mode'];
    link_days: number;
    alike: boolean;
    hourly: number;
    changed_at: Date;
  };
};
