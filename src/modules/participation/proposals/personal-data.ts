import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/proposals';

/** What a resident publishes under the name she chose; it stays in the public debate when she leaves, without her name. */
const spoken = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'public-record',
  public: true,
} as const;

const opinion = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'delete-row',
} as const;

/** Who among the staff did it: written down because the act is official. */
const official = (exportAs: string): PersonalColumn => ({
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'keep-without-name',
  exportAs,
});

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'proposals',
    module: MODULE,
    subject: 'author_id',
    personal: {
      author_id: { ...spoken, erase: 'keep-without-name', exportAs: null },
      title: { ...spoken, erase: 'keep-without-name', exportAs: 'title' },
      body: { ...spoken, erase: 'keep-without-name', exportAs: 'text' },
      organisation_name: { ...spoken, erase: 'clear', exportAs: 'organisation' },
      district_id: { ...spoken, erase: 'keep-without-name', exportAs: 'district' },
      neighbourhood_id: { ...spoken, erase: 'keep-without-name', exportAs: 'neighbourhood' },
      published_at: { ...spoken, erase: 'keep-without-name', exportAs: 'published_at' },
      withdrawal_reason: { ...spoken, erase: 'keep-without-name', exportAs: 'withdrawal_reason' },
      withdrawal_note: { ...spoken, erase: 'clear', exportAs: 'withdrawal_note' },
    },
    notPersonal: [
      'id',
      'process_id',
      'step_id',
      'number',
      'language',
      'origin',
      'category_id',
      'standing',
      'random_key',
      'created_at',
      'updated_at',
      'edited_at',
      'withdrawn_at',
      'hidden_from',
      'because',
      'told',
      'external_source',
      'external_id',
      'search',
    ],
  },
  {
    table: 'proposal_tallies',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: [
      'proposal_id',
      'step_id',
      'supports',
      'opening_supports',
      'left_supports',
      'comments',
      'takes_supports',
      'threshold_reached_at',
    ],
  },
  {
    table: 'proposal_supports',
    module: MODULE,
    subject: 'person_id',
    personal: {
      // An opinion: never shown to anyone but herself. When she leaves, the row goes and the number keeps counting her.
      person_id: { ...opinion, exportAs: null },
      proposal_id: { ...opinion, exportAs: 'supported_proposal' },
      at: { ...opinion, exportAs: 'supported_at' },
    },
    notPersonal: ['step_id', 'provisional'],
  },
  {
    table: 'proposal_versions',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['proposal_id', 'version', 'title', 'body', 'replaced_at'],
  },
  {
    table: 'proposal_answers',
    module: MODULE,
    subject: 'published_by',
    personal: { prepared_by: official('prepared_by'), published_by: official('answered_by') },
    notPersonal: [
      'proposal_id',
      'verdict',
      'text',
      'cost_cents',
      'period_from',
      'period_to',
      'period_words',
      'state',
      'prepared_at',
      'published_at',
      'corrected_at',
    ],
  },
  {
    table: 'proposal_answer_versions',
    module: MODULE,
    subject: 'replaced_by',
    personal: { replaced_by: official('corrected_by') },
    notPersonal: [
      'proposal_id',
      'replaced_at',
      'verdict',
      'text',
      'cost_cents',
      'period_from',
      'period_to',
      'period_words',
      'published_at',
    ],
  },
  {
    table: 'proposal_files',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: [
      'file_id',
      'small_file_id',
      'proposal_id',
      'kind',
      'name',
      'content_type',
      'size',
      'width',
      'height',
      'position',
    ],
  },
  {
    table: 'proposal_numbers',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['process_id', 'last'],
  },
];
