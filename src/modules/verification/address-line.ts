import { ok, type Result, refuse } from '#kernel/result.ts';
import type { CensusProblem } from './census-line.ts';
import { isPlausibleBirth, readBirthDate, readDocument } from './document.ts';
import { ageBand, ageOn } from './taking-part.ts';

export interface AddressColumns {
  readonly document: number;
  /** Printed one under another, in the order they stand in the file. */
  readonly printed: readonly number[];
  readonly birth: number;
  readonly district: number;
}

const DOCUMENT = /^(document|dni|nif|nie|documento|numero_document|numero_documento|dni_nie)$/;
const BIRTH = /^(birth|birth_date|data_naixement|fecha_nacimiento|naixement|nacimiento)$/;
const DISTRICT = /^(district|districte|distrito)$/;

/** null where there is no column for the document, or nothing to print. */
export function addressColumns(header: readonly string[]): AddressColumns | null {
  const names = header.map((name) =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .trim()
      .replace(/[^a-z0-9]+/g, '_'),
  );
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const [document, birth, district] = [find(DOCUMENT), find(BIRTH), find(DISTRICT)];
  const printed = names.map((_, column) => column).filter((column) => ![document, birth, district].includes(column));
  return document < 0 || printed.length === 0 ? null : { document, printed, birth, district };
}

export type AddressProblem = CensusProblem | 'address-missing';

/** Who gets a letter, and where it goes. */
export function readAddressLine<District>(
  fields: readonly string[],
  columns: AddressColumns,
  { today, district }: { readonly today: string; readonly district: (name: string) => District | null },
): Result<
  {
    readonly document: string;
    readonly lines: readonly string[];
    readonly ageFrom: number | null;
    readonly district: District | null;
  },
  AddressProblem
> {
  const text = (column: number) => (column < 0 ? '' : (fields[column] ?? '').trim());
  const document = readDocument(text(columns.document));
  if (!document.ok) return document;
  const lines = columns.printed
    .map(text)
    .filter((line) => line !== '')
    .slice(0, 6);
  if (lines.length === 0) return refuse('address-missing');
  const born = text(columns.birth);
  const birth = born === '' ? null : readBirthDate(born);
  if (born !== '' && (birth === null || !isPlausibleBirth(birth, today))) return refuse('birth-date-unreadable');
  const name = text(columns.district);
  const found = name === '' ? null : district(name);
  if (name !== '' && found === null) return refuse('district-unknown-name');
  return ok({
    document: document.value,
    lines,
    ageFrom: birth === null ? null : ageBand(ageOn(today, birth)),
    district: found,
  });
}
