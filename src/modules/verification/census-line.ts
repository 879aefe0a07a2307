import { ok, type Result, refuse } from '#kernel/result.ts';
import { isPlausibleBirth, readBirthDate, readDocument } from './document.ts';
import { ageBand, ageOn, type Level } from './taking-part.ts';

/** Which field of a record holds what; -1 where there is none. */
export interface CensusColumns {
  readonly document: number;
  readonly birth: number;
  readonly district: number;
  readonly level: number;
}

const NAMES: Readonly<Record<keyof CensusColumns, readonly string[]>> = {
  document: [
    'document',
    'document_number',
    'numero_document',
    'num_document',
    'dni',
    'nif',
    'nie',
    'dni_nie',
    'documento',
    'numero_documento',
    'num_documento',
    'identificador',
  ],
  birth: [
    'birth',
    'birth_date',
    'birthdate',
    'date_of_birth',
    'data_naixement',
    'naixement',
    'fecha_nacimiento',
    'nacimiento',
    'fecha_de_nacimiento',
    'data_de_naixement',
  ],
  district: ['district', 'districte', 'distrito'],
  level: ['level', 'nivell', 'nivel'],
};

/** Finds the columns by the names of the first line, in English, Catalan or Spanish; null where document or birth date is missing. */
export function censusColumns(header: readonly string[]): CensusColumns | null {
  const names = header.map(plainName);
  const find = (column: keyof CensusColumns) => names.findIndex((name) => NAMES[column].includes(name));
  const columns = {
    document: find('document'),
    birth: find('birth'),
    district: find('district'),
    level: find('level'),
  };
  return columns.document < 0 || columns.birth < 0 ? null : columns;
}

function plainName(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
}

export interface CensusEntry<District> {
  /** The plain number: hashed at once, kept nowhere. */
  readonly document: string;
  /** YYYY-MM-DD */
  readonly born: string;
  readonly ageFrom: number;
  readonly district: District | null;
  readonly level: Level;
}

export type CensusProblem =
  | 'census-line-long'
  | 'document-missing'
  | 'document-letter-missing'
  | 'document-letter-wrong'
  | 'document-unreadable'
  | 'birth-date-unreadable'
  | 'district-unknown-name'
  | 'level-unknown'
  | 'census-repeated';

/** One line of a census file. What is wrong is said without repeating what stands there. */
export function readCensusLine<District>(
  fields: readonly string[],
  columns: CensusColumns,
  { today, district }: { readonly today: string; readonly district: (name: string) => District | null },
): Result<CensusEntry<District>, CensusProblem> {
  const text = (column: number) => (column < 0 ? '' : (fields[column] ?? '').trim());
  const document = readDocument(text(columns.document));
  if (!document.ok) return document;
  const born = readBirthDate(text(columns.birth));
  if (born === null || !isPlausibleBirth(born, today)) return refuse('birth-date-unreadable');
  const name = text(columns.district);
  const found = name === '' ? null : district(name);
  if (name !== '' && found === null) return refuse('district-unknown-name');
  const level = text(columns.level).toLowerCase() || 'basic';
  if (level !== 'basic' && level !== 'strong') return refuse('level-unknown');
  return ok({ document: document.value, born, ageFrom: ageBand(ageOn(today, born)), district: found, level });
}
