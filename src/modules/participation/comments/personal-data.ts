import type { TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/comments';

/** What a resident says in public under the name she chose; it stays in the debate when she leaves, without her name. */
const spoken = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'public-record',
  public: true,
  erase: 'keep-without-name',
} as const;

/** Never shown to anyone but herself. When she leaves, the row goes and the number keeps counting her. */
const opinion = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'delete-row',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'comments',
    module: MODULE,
    subject: 'author_id',
    personal: {
      author_id: { ...spoken, exportAs: null },
      body: { ...spoken, exportAs: 'text' },
      alignment: { ...spoken, exportAs: 'side' },
      created_at: { ...spoken, exportAs: 'written_at' },
    },
    notPersonal: [
      'id',
      'subject_kind',
      'subject_id',
      'process_id',
      'parent_id',
      'root_id',
      'depth',
      'language',
      'state',
      'because',
      'told',
      'subject_hidden',
      'edited_at',
      'withdrawn_at',
      'form_id',
      'external_source',
      'external_id',
      'external_parent_id',
      'search',
    ],
  },
  {
    table: 'comment_tallies',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: [
      'comment_id',
      'subject_kind',
      'subject_id',
      'alignment',
      'up',
      'down',
      'opening_up',
      'opening_down',
      'left_up',
      'left_down',
      'replies',
      'taken_back',
      'tombstone',
      'score',
    ],
  },
  {
    table: 'comment_votes',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...opinion, exportAs: null },
      comment_id: { ...opinion, exportAs: 'comment' },
      value: { ...opinion, exportAs: 'useful' },
      at: { ...opinion, exportAs: 'said_at' },
    },
    notPersonal: [],
  },
  {
    table: 'comment_counts',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['subject_kind', 'subject_id', 'in_favour', 'neutral', 'against', 'total'],
  },
];
