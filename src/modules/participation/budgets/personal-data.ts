import type { TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/budgets';

/** What she voted for: nobody sees it but herself. It stays in the box when she leaves, without her. */
const vote = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'public-record',
} as const;
const official = {
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'keep-without-name',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'budget_pots',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'pot', 'district_id', 'total_cents'],
  },
  {
    table: 'budget_projects',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: [
      ...['id', 'step_id', 'process_id', 'number', 'code', 'pot', 'language', 'title', 'body', 'cost_cents'],
      ...['feasibility', 'feasibility_reason', 'proposal_id', 'statement_id', 'progress', 'spent_cents'],
      ...['created_at', 'updated_at'],
    ],
  },
  {
    table: 'budget_voters',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...vote, erase: 'clear', exportAs: null },
      number: { ...vote, erase: 'keep-without-name', exportAs: 'number_in_box' },
      channel: { ...vote, erase: 'keep-without-name', exportAs: 'channel' },
      district_id: { ...vote, erase: 'clear', exportAs: 'district' },
      // Of ballots entered on paper before 0761: new ones stand on the roll of verification.
      cast_at: { ...vote, erase: 'keep-without-name', exportAs: 'cast_at' },
      changed_at: { ...vote, erase: 'keep-without-name', exportAs: 'changed_at' },
      receipt: { ...vote, erase: 'keep-without-name', exportAs: 'receipt' },
    },
    notPersonal: ['step_id', 'external_id'],
  },
  {
    table: 'budget_ballots',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...vote, erase: 'clear', exportAs: null },
      projects: { ...vote, erase: 'keep-without-name', exportAs: 'projects' },
      points: { ...vote, erase: 'keep-without-name', exportAs: 'points' },
    },
    notPersonal: ['step_id', 'pot', 'voter'],
  },
  {
    table: 'budget_numbers',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'projects', 'voters'],
  },
  {
    table: 'budget_baskets',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...vote, retention: 'account', erase: 'delete-row', exportAs: null },
      projects: { ...vote, retention: 'account', erase: 'delete-row', exportAs: 'projects' },
      points: { ...vote, retention: 'account', erase: 'delete-row', exportAs: 'points' },
      updated_at: { ...vote, retention: 'account', erase: 'delete-row', exportAs: 'changed_at' },
    },
    notPersonal: ['step_id', 'district_pot'],
  },
  {
    table: 'budget_counts',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'pot', 'counted_at', 'ballots', 'data_hash', 'result'],
  },
  {
    table: 'commitment_updates',
    module: MODULE,
    subject: 'written_by',
    personal: { written_by: { ...official, exportAs: 'written_by' } },
    notPersonal: ['id', 'project_id', 'at', 'language', 'body', 'progress', 'spent_cents'],
  },
];
