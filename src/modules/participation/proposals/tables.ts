import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, FileId, NeighbourhoodId, PersonId, ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';
import type { Verdict } from './answer.ts';
import type { Origin, ProposalFile, Standing, WithdrawalReason } from './proposal.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type ProposalTables = {
  proposals: {
    id: ProposalId;
    process_id: ProcessId;
    step_id: StepId;
    number: number | null;
    language: Language;
    title: string;
    body: string;
    origin: Origin;
    author_id: PersonId | null;
    organisation_name: string | null;
    district_id: DistrictId | null;
    neighbourhood_id: NeighbourhoodId | null;
    category_id: CategoryId | null;
    standing: Standing;
    random_key: Generated<number>;
    created_at: Date;
    updated_at: Date;
    published_at: Date | null;
    edited_at: Date | null;
    withdrawn_at: Date | null;
    withdrawal_reason: WithdrawalReason | null;
    withdrawal_note: string | null;
    external_source: string | null;
    external_id: string | null;
    search: string | null;
    hidden_from: Standing | null;
    because: Generated<readonly SightReason[]>;
    told: Generated<boolean>;
  };
  proposal_tallies: {
    proposal_id: ProposalId;
    step_id: StepId;
    supports: Generated<number>;
    opening_supports: Generated<number>;
    left_supports: Generated<number>;
    comments: Generated<number>;
    takes_supports: Generated<boolean>;
    threshold_reached_at: Date | null;
  };
  proposal_supports: { proposal_id: ProposalId; person_id: PersonId; step_id: StepId; provisional: boolean; at: Date };
  proposal_versions: { proposal_id: ProposalId; version: number; title: string; body: string; replaced_at: Date };
  proposal_answers: AnswerColumns & {
    state: 'prepared' | 'published';
    prepared_by: PersonId | null;
    prepared_at: Date;
    published_by: PersonId | null;
    corrected_at: Date | null;
  };
  proposal_answer_versions: AnswerColumns & { replaced_at: Date; replaced_by: PersonId | null };
  proposal_files: {
    file_id: FileId;
    small_file_id: FileId | null;
    proposal_id: ProposalId;
    kind: ProposalFile['kind'];
    name: string;
    content_type: string;
    size: number;
    width: number | null;
    height: number | null;
    position: number;
  };
  proposal_numbers: { process_id: ProcessId; last: number };
};

type AnswerColumns = {
  proposal_id: ProposalId;
  verdict: Verdict;
  text: Text;
  cost_cents: number | null;
  period_from: string | null;
  period_to: string | null;
  period_words: JSONColumnType<LocalizedText, string | undefined, string>;
  published_at: Date | null;
};
