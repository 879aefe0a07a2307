import type { Generated } from 'kysely';
import type { CommentId, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { NewsId } from '#modules/news/index.ts';
import type { ProjectId } from '#modules/projects/index.ts';
import type { Because, Frequency, NewsType, NoticeEventId, NoticeKind, ThingKind } from './notice.ts';

export type NotificationTables = {
  follows: { person_id: PersonId; kind: ThingKind; subject_id: string; since: Date };
  notice_events: {
    id: NoticeEventId;
    key: string;
    type: NewsType;
    kind: NoticeKind;
    process_id: ProcessId | null;
    step_id: StepId | null;
    proposal_id: ProposalId | null;
    comment_id: CommentId | null;
    news_id: NewsId | null;
    project_id: ProjectId | null;
    detail: string | null;
    by_person: PersonId | null;
    happened_at: Date;
    ripe_at: Date;
    audience: readonly string[];
    told_thing: Generated<number>;
    told_person: PersonId | null;
    told_at: Date | null;
    written_person: PersonId | null;
    written_at: Date | null;
  };
  notices: {
    person_id: PersonId;
    event_id: NoticeEventId;
    because: Because;
    created_at: Date;
    read_at: Date | null;
    letter: 'written' | 'unwanted' | null;
  };
  notice_choices: { person_id: PersonId; kind: NoticeKind; frequency: Frequency };
  follow_choices: { person_id: PersonId; own: boolean };
  notice_rounds: {
    id: string;
    frequency: 'daily' | 'weekly';
    day: string;
    up_to: Date;
    reached: PersonId | null;
    letters: Generated<number>;
    done_at: Date | null;
  };
};
