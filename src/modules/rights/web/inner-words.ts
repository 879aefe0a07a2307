import type { Reader } from '#kernel/reader.ts';

/** Tables of which nobody gets a copy, as the register calls them. */
const INNER_TABLES = [
  'assisted_acts',
  'census_loads',
  'census_people',
  'census_staging',
  'letter_batches',
  'letter_codes',
  'notice_events',
  'paper_batches',
  'paper_sheets',
  'passkey_challenges',
  'person_keys',
  'process_invitations',
  'sign_in_tickets',
];

// words: rights.table.* privacy.table.*
/** A table in words. @param label of a table that people get a copy of. One nobody described is told by its own name. */
export function tableInWords({ table, label }: { table: string; label: string | null }, { t }: Reader): string {
  if (label) return t(`rights.table.${label}`);
  return INNER_TABLES.includes(table) ? t(`privacy.table.${table.replaceAll('_', '-')}`) : table;
}

// words: rights.column.*
/** A column in words: what it says of her, or which part of the machine it is. */
export function columnInWords({ column, label }: { column: string; label: string | null }, { t }: Reader): string {
  if (label) return t(`rights.column.${label}`);
  if (/(_id|_by|_person)$/.test(column)) return t('privacy.inner.person', { column });
  return t(/(hash|lookup|check|_key)$/.test(column) ? 'privacy.inner.mark' : 'privacy.inner.other', { column });
}
