import { types } from 'pg';

/**
 * How values of PostgreSQL become values here: counts are numbers, instants are Dates, calendar days stay 'YYYY-MM-DD'
 * (a Date would move them by the machine's time zone). For one pool, not for every user of pg in the process.
 */
export const valueTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && PARSERS.get(oid)) || types.getTypeParser(oid, format as 'text');
  },
} as typeof types;

const { INT8, NUMERIC, DATE } = types.builtins;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009 as typeof types.builtins.TEXT;

const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, exactNumber],
  [NUMERIC, exactNumber],
  [DATE, (text) => text],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : exactNumber(item)))],
  [DATE_ARRAY, textArray],
]);

function textArray(text: string): (string | null)[] {
  return types.getTypeParser(TEXT_ARRAY, 'text')(text);
}

/** A whole number too large for a number is a fault, never a wrong count. Fractions (averages) are rounded as any float. */
function exactNumber(text: string): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}
