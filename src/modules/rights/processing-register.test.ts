import { expect, test } from 'vitest';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { processingRegister } from './processing-register.ts';

const column: PersonalColumn = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: { days: 30 },
  erase: 'clear',
  exportAs: 'a_word',
};
const PEOPLE: TableDeclaration = {
  table: 'people',
  module: 'identity',
  subject: 'id',
  personal: {
    id: { ...column, exportAs: null },
    district_id: column,
    email_sealed: { ...column, purpose: 'account', sealed: true },
  },
  notPersonal: ['rank'],
};

test('every personal column stands under its purpose, with basis, retention, and what erasing does', () => {
  const register = processingRegister([PEOPLE]);
  const participation = register.find(({ purpose }) => purpose === 'participation');
  expect(participation?.tables).toMatchObject([
    {
      ...{ table: 'people', label: 'people', module: 'identity' },
      columns: [
        { column: 'id', label: null },
        { column: 'district_id', label: 'a-word', legalBasis: 'public-task', retention: { days: 30 }, erase: 'clear' },
      ],
    },
  ]);
  expect(JSON.stringify(register)).not.toContain('rank');
});

test('what is used for another purpose by consent stands under that one too', () => {
  const register = processingRegister([PEOPLE]);
  for (const [purpose, name] of [
    ['statistics', 'district_id'],
    ['notices', 'email_sealed'],
  ]) {
    const activity = register.find((one) => one.purpose === purpose);
    expect(activity?.legalBases).toEqual(['consent']);
    expect(activity?.tables.flatMap(({ columns }) => columns.map((one) => one.column))).toContain(name);
  }
});
