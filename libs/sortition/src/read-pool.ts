import { type CsvRow, readCsv } from './csv.ts';
import { SortitionInputError } from './input-error.ts';
import type { Pool, Quota } from './pool.ts';

/** Text of the two files, and what to call them in errors. */
export interface PoolFiles {
  readonly people: string;
  readonly quotas: string;
  readonly peopleFile?: string;
  readonly quotasFile?: string;
}

/**
 * Reads a pool. Quotas are headed `category,feature,min,max` or `feature,value,min,max`, either with
 * `min_flex,max_flex`, columns in any order. A person is named by the first column that is no category, if all its cells
 * are filled in and different; else by the number of its row, from 1. Other columns are ignored.
 * @throws SortitionInputError
 */
export function readPool(files: PoolFiles): Pool {
  const quotas = readQuotas(files.quotas, files.quotasFile ?? 'categories.csv');
  const file = files.peopleFile ?? 'respondents.csv';
  const [header, ...rows] = readCsv(files.people, file);
  if (header === undefined) throw new SortitionInputError(file, null, 'the file is empty');
  if (rows.length === 0) throw new SortitionInputError(file, null, 'there is no person below the header');
  for (const row of rows) refuseSurplus(row, header, file);
  const columns = categoryColumns(header, quotas, file);
  const numbers = numberFeatures(quotas);
  const featuresOf = rows.map((row) =>
    [...columns].map(([category, column]) => featureOf(row, category, column, numbers, file)),
  );
  return { people: namesOf(header, rows, new Set(columns.values())), quotas, featuresOf };
}

/** @throws SortitionInputError */
export function readQuotas(text: string, file: string): Quota[] {
  const [header, ...rows] = readCsv(text, file);
  if (header === undefined) throw new SortitionInputError(file, null, 'the file is empty');
  const columns = quotaColumns(header, file);
  const seen = new Set<string>();
  const quotas = rows.map((row) => {
    refuseSurplus(row, header, file);
    const quota = readQuota(row, columns, file);
    const key = JSON.stringify([quota.category, quota.feature]);
    if (seen.has(key)) throw new SortitionInputError(file, row.line, `"${quota.feature}" stands there twice`);
    seen.add(key);
    return quota;
  });
  if (quotas.length === 0) throw new SortitionInputError(file, null, 'there is no quota below the header');
  return quotas;
}

interface QuotaColumns {
  readonly category: number;
  readonly feature: number;
  readonly min: number;
  readonly max: number;
  readonly minFlex: number;
  readonly maxFlex: number;
}

function quotaColumns({ cells, line }: CsvRow, file: string): QuotaColumns {
  const names = cells.map((cell) => cell.toLowerCase());
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw new SortitionInputError(file, line, `the column "${twice}" stands there twice`);
  const find = (name: string) => names.indexOf(name);
  const byCategory = find('category') >= 0;
  const columns = {
    category: byCategory ? find('category') : find('feature'),
    feature: byCategory ? Math.max(find('feature'), find('name')) : find('value'),
    min: find('min'),
    max: find('max'),
    minFlex: find('min_flex'),
    maxFlex: find('max_flex'),
  };
  if (columns.category < 0 || columns.feature < 0 || columns.min < 0 || columns.max < 0)
    throw new SortitionInputError(file, line, 'the header must be category,feature,min,max or feature,value,min,max');
  return columns;
}

function readQuota(row: CsvRow, columns: QuotaColumns, file: string): Quota {
  const category = row.cells[columns.category] ?? '';
  const feature = row.cells[columns.feature] ?? '';
  if (category === '' || feature === '')
    throw new SortitionInputError(file, row.line, 'the name of the category or of the feature is missing');
  const min = readCount(row, columns.min, 'min', file);
  const max = readCount(row, columns.max, 'max', file);
  if (min > max) throw new SortitionInputError(file, row.line, `min ${min} is greater than max ${max}`);
  const minFlex = readFlex(row, columns.minFlex, 'min_flex', 0, file);
  const maxFlex = readFlex(row, columns.maxFlex, 'max_flex', Number.POSITIVE_INFINITY, file);
  if (minFlex > min) throw new SortitionInputError(file, row.line, `min_flex ${minFlex} is greater than min ${min}`);
  if (maxFlex < max) throw new SortitionInputError(file, row.line, `max_flex ${maxFlex} is less than max ${max}`);
  return { category, feature, min, max, minFlex, maxFlex };
}

function readCount(row: CsvRow, column: number, name: string, file: string): number {
  const cell = row.cells[column] ?? '';
  if (!/^\+?\d{1,9}(\.0+)?$/.test(cell))
    throw new SortitionInputError(file, row.line, `${name} is "${cell}", not a whole number from 0`);
  return Number(cell);
}

/** A blank cell or −1 says "not given", as in the files of the Sortition Foundation. */
function readFlex(row: CsvRow, column: number, name: string, notGiven: number, file: string): number {
  const cell = column < 0 ? '' : (row.cells[column] ?? '');
  return cell === '' || cell === '-1' ? notGiven : readCount(row, column, name, file);
}

function refuseSurplus({ cells, line }: CsvRow, header: CsvRow, file: string): void {
  const surplus = cells.slice(header.cells.length).find((cell) => cell !== '');
  if (surplus !== undefined)
    throw new SortitionInputError(file, line, `"${surplus}" stands beyond the last column of the header`);
}

function categoryColumns({ cells, line }: CsvRow, quotas: readonly Quota[], file: string): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { category } of quotas) {
    const column = cells.indexOf(category);
    if (column < 0) throw new SortitionInputError(file, line, `there is no column "${category}", which has quotas`);
    if (cells.lastIndexOf(category) !== column)
      throw new SortitionInputError(file, line, `the column "${category}" stands there twice`);
    columns.set(category, column);
  }
  return columns;
}

function numberFeatures(quotas: readonly Quota[]): Map<string, Map<string, number>> {
  const numbers = new Map<string, Map<string, number>>();
  quotas.forEach(({ category, feature }, i) => {
    const features = numbers.get(category) ?? new Map<string, number>();
    numbers.set(category, features.set(feature, i));
  });
  return numbers;
}

function featureOf(
  { cells, line }: CsvRow,
  category: string,
  column: number,
  numbers: ReadonlyMap<string, ReadonlyMap<string, number>>,
  file: string,
): number {
  const cell = cells[column] ?? '';
  const number = numbers.get(category)?.get(cell);
  if (number !== undefined) return number;
  if (cell === '') throw new SortitionInputError(file, line, `"${category}" is blank`);
  throw new SortitionInputError(file, line, `"${category}" is "${cell}", for which there is no quota`);
}

function namesOf(header: CsvRow, rows: readonly CsvRow[], categories: ReadonlySet<number>): string[] {
  const column = header.cells.findIndex((_, i) => !categories.has(i));
  const names = rows.map(({ cells }) => cells[column] ?? '');
  const good = column >= 0 && names.every((name) => name !== '') && new Set(names).size === names.length;
  return good ? names : rows.map((_, i) => String(i + 1));
}
