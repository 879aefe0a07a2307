import type { TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'notifications';

/** She asked for it with a press, and takes it back with another. */
const hers = {
  purpose: 'notices',
  legalBasis: 'consent',
  retention: 'account',
  erase: 'delete-row',
} as const;

/** News grow old: half a year. */
const news = { ...hers, retention: { days: 180 } } as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'follows',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...hers, exportAs: null },
      kind: { ...hers, exportAs: 'followed_kind' },
      subject_id: { ...hers, exportAs: 'followed' },
      since: { ...hers, exportAs: 'followed_since' },
    },
    notPersonal: [],
  },
  {
    table: 'notices',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...news, exportAs: null },
      event_id: { ...news, exportAs: 'notice' },
      because: { ...news, exportAs: 'noticed_because' },
      created_at: { ...news, exportAs: 'noticed_at' },
      read_at: { ...news, exportAs: 'notice_read_at' },
      letter: { ...news, exportAs: 'notice_letter' },
    },
    notPersonal: [],
  },
  {
    table: 'notice_choices',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...hers, exportAs: null },
      kind: { ...hers, exportAs: 'notice_kind' },
      frequency: { ...hers, exportAs: 'notice_frequency' },
    },
    notPersonal: [],
  },
  {
    table: 'follow_choices',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...hers, exportAs: null },
      own: { ...hers, exportAs: 'follows_own' },
    },
    notPersonal: [],
  },
  {
    table: 'notice_events',
    module: MODULE,
    subject: 'by_person',
    ages: 'happened_at',
    // So that she is not told of what she did herself.
    personal: { by_person: { ...news, legalBasis: 'legitimate-interest', erase: 'clear', exportAs: null } },
    notPersonal: [
      'id',
      'key',
      'type',
      'kind',
      'process_id',
      'step_id',
      'proposal_id',
      'comment_id',
      'news_id',
      'project_id',
      'detail',
      'happened_at',
      'ripe_at',
      'audience',
      'told_thing',
      'told_person',
      'told_at',
      'written_person',
      'written_at',
    ],
  },
  {
    table: 'notice_rounds',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['id', 'frequency', 'day', 'up_to', 'reached', 'letters', 'done_at'],
  },
];
