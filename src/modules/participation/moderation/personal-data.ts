import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/moderation';

/** About what she wrote: kept with the public debate, without her name once she leaves. */
const aboutHer = {
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'keep-without-name',
} as const;

/** What she told the moderators. */
const told = { ...aboutHer, erase: 'clear' } as const;

/** Who among the staff did it: written down because the act is official. */
const official = (exportAs: string | null): PersonalColumn => ({ ...aboutHer, exportAs });

/** Kept a month, to see who posts a lot and who posts the same. */
const trace = {
  purpose: 'security',
  legalBasis: 'legitimate-interest',
  retention: { days: 30 },
  erase: 'delete-row',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'moderation_cases',
    module: MODULE,
    subject: 'author_id',
    personal: {
      author_id: { ...aboutHer, exportAs: null },
      facts: { ...told, exportAs: null },
      words: { ...told, exportAs: 'appeal' },
      decided_by: official(null),
      decision: { ...told, exportAs: 'appeal_answer' },
    },
    // Of the post, which is public, rather than of her.
    notPersonal: [
      'id',
      'kind',
      'subject_kind',
      'subject_id',
      'process_id',
      'reasons',
      'hiding_id',
      'opened_at',
      'closed_at',
      'outcome',
    ],
  },
  {
    table: 'moderation_reports',
    module: MODULE,
    subject: 'reporter_id',
    personal: {
      reporter_id: { ...told, exportAs: null },
      reason: { ...aboutHer, exportAs: 'report_reason' },
      words: { ...told, exportAs: 'report_words' },
      created_at: { ...aboutHer, exportAs: 'reported_at' },
    },
    notPersonal: ['id', 'case_id', 'subject_kind', 'subject_id'],
  },
  {
    table: 'moderation_hidings',
    module: MODULE,
    subject: 'author_id',
    personal: {
      author_id: { ...aboutHer, exportAs: null },
      // Where the post stood everybody reads why it is hidden, and since when.
      reason: { ...aboutHer, public: true, exportAs: 'hidden_reason' },
      words: { ...told, exportAs: 'hidden_words' },
      hidden_at: { ...aboutHer, public: true, exportAs: 'hidden_at' },
      hidden_by: official(null),
    },
    notPersonal: ['id', 'subject_kind', 'subject_id', 'process_id', 'lifted_at', 'lifted_why'],
  },
  {
    table: 'moderation_batches',
    module: MODULE,
    subject: 'done_by',
    personal: { done_by: official(null), done_at: official('moderated_at') },
    notPersonal: ['id', 'act', 'undone_at', 'items'],
  },
  {
    table: 'moderation_traces',
    module: MODULE,
    subject: 'author_id',
    ages: 'posted_at',
    personal: {
      author_id: { ...trace, exportAs: null },
      posted_at: { ...trace, exportAs: 'posted_at' },
    },
    notPersonal: ['subject_kind', 'subject_id', 'marks', 'bands'],
  },
  {
    table: 'moderation_settings',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['process_id', 'mode', 'link_days', 'alike', 'hourly', 'changed_at'],
  },
];
