import type { TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/conversation';

/** What she thinks of a sentence: nobody sees it but herself. It stays in the map when she leaves, without her. */
const opinion = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'public-record',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'statements',
    module: MODULE,
    subject: 'author_id',
    personal: {
      author_id: { ...opinion, erase: 'clear', exportAs: null },
      body: { ...opinion, public: true, erase: 'keep-without-name', exportAs: 'text' },
      created_at: { ...opinion, public: true, erase: 'keep-without-name', exportAs: 'written_at' },
      out_reason: { ...opinion, erase: 'keep-without-name', exportAs: 'reason' },
      form_id: { ...opinion, erase: 'clear', exportAs: null },
    },
    notPersonal: [
      ...[
        'id',
        'step_id',
        'process_id',
        'number',
        'language',
        'origin',
        'proposal_id',
        'state',
        'decided_at',
        'because',
      ],
      ...['external_id', 'search'],
    ],
  },
  {
    table: 'conversation_participants',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...opinion, erase: 'clear', exportAs: null },
      number: { ...opinion, erase: 'keep-without-name', exportAs: 'number_in_conversation' },
      district_id: { ...opinion, erase: 'clear', exportAs: 'district' },
      joined_at: { ...opinion, erase: 'keep-without-name', exportAs: 'joined_at' },
    },
    notPersonal: ['step_id', 'external_id'],
  },
  {
    table: 'conversation_votes',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...opinion, erase: 'clear', exportAs: null },
      statement: { ...opinion, erase: 'keep-without-name', exportAs: 'statement' },
      value: { ...opinion, erase: 'keep-without-name', exportAs: 'agreement' },
      important: { ...opinion, erase: 'keep-without-name', exportAs: 'important' },
      at: { ...opinion, erase: 'keep-without-name', exportAs: 'said_at' },
    },
    notPersonal: ['step_id', 'participant'],
  },
  {
    table: 'statement_flags',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...opinion, retention: 'account', erase: 'delete-row', exportAs: null },
      statement_id: { ...opinion, retention: 'account', erase: 'delete-row', exportAs: null },
      reason: { ...opinion, retention: 'account', erase: 'delete-row', exportAs: 'reason' },
      at: { ...opinion, retention: 'account', erase: 'delete-row', exportAs: 'said_at' },
    },
    notPersonal: ['settled_at'],
  },
  {
    table: 'conversation_numbers',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'participants', 'statements'],
  },
  {
    table: 'conversation_maps',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'version', 'drawn_at', 'answered_at', 'votes', 'participants', 'result', 'people'],
  },
];
