import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'participation/paper';

const staff: PersonalColumn = {
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'clear',
  exportAs: null,
};
/** Until the form is counted: then they are emptied, and what she ticked is hers like anybody's. */
const ticked = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: { days: 90 },
  erase: 'keep-without-name',
  exportAs: null,
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'paper_prints',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['step_id', 'process_id', 'code', 'printed'],
  },
  {
    table: 'paper_batches',
    module: MODULE,
    subject: 'opened_by',
    personal: { opened_by: staff },
    notPersonal: ['id', 'step_id', 'process_id', 'number', 'opened_at', 'closed_at'],
  },
  {
    table: 'paper_sheets',
    module: MODULE,
    subject: 'entered_by',
    ages: { job: 'paper.forget-what-was-ticked' },
    personal: {
      entered_by: staff,
      second_by: { ...staff, erase: 'keep-without-name' },
      document_hash: ticked,
      choices: ticked,
      second_hash: ticked,
      second_choices: ticked,
    },
    notPersonal: [
      'id',
      'batch_id',
      'step_id',
      'serial',
      'state',
      'reason',
      'reason_details',
      'entered_at',
      'second_at',
    ],
  },
];
