import type { Selectable } from 'kysely';
import type { Proposal } from './proposal.ts';
import type { ProposalTables } from './tables.ts';

/** The columns of a proposal with its tally; a draft has no tally yet. */
export type ProposalRow = Omit<
  Selectable<ProposalTables['proposals']>,
  'search' | 'hidden_from' | 'told' | 'random_key' | 'updated_at' | 'external_source' | 'external_id'
> & {
  readonly supports: number | null;
  readonly comments: number | null;
  readonly threshold_reached_at: Date | null;
};

export const PROPOSAL_COLUMNS = [
  'p.id',
  'p.process_id',
  'p.step_id',
  'p.number',
  'p.language',
  'p.title',
  'p.body',
  'p.origin',
  'p.author_id',
  'p.organisation_name',
  'p.district_id',
  'p.neighbourhood_id',
  'p.category_id',
  'p.standing',
  'p.because',
  'p.created_at',
  'p.published_at',
  'p.edited_at',
  'p.withdrawn_at',
  'p.withdrawal_reason',
  'p.withdrawal_note',
  't.supports',
  't.comments',
  't.threshold_reached_at',
] as const;

export function toProposal(row: ProposalRow): Proposal {
  return {
    id: row.id,
    processId: row.process_id,
    stepId: row.step_id,
    number: row.number,
    language: row.language,
    title: row.title,
    body: row.body,
    origin: row.origin,
    authorId: row.author_id,
    organisationName: row.organisation_name,
    districtId: row.district_id,
    neighbourhoodId: row.neighbourhood_id,
    categoryId: row.category_id,
    standing: row.standing,
    because: row.because,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    editedAt: row.edited_at,
    withdrawal: row.withdrawn_at && {
      at: row.withdrawn_at,
      reason: row.withdrawal_reason ?? 'other',
      note: row.withdrawal_note,
    },
    tally: {
      supports: row.supports ?? 0,
      comments: row.comments ?? 0,
      thresholdReachedAt: row.threshold_reached_at,
    },
  };
}
