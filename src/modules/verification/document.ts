import { ok, type Result, refuse } from '#kernel/result.ts';

/** Of Spanish identity numbers, by the number modulo 23 (Real Decreto 1553/2005; for foreigners X, Y, Z count 0, 1, 2). */
const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export type UnreadableDocument =
  | 'document-missing'
  | 'document-letter-missing'
  | 'document-letter-wrong'
  | 'document-unreadable';

/**
 * One spelling for one document: capitals, without spaces, dots and dashes, a DNI with its leading zeros. Checks the
 * letter of a DNI or NIE. Anything else of 5 to 15 letters and digits is taken for a passport. The number never stands
 * in a refusal.
 */
export function readDocument(typed: string): Result<string, UnreadableDocument> {
  const text = latinDigits(typed)
    .toUpperCase()
    .replace(/[\s.\-/·_]/g, '');
  if (text === '') return refuse('document-missing');
  const [, foreign = '', digits = '', letter] = /^([XYZ]?)(\d{1,8})([A-Z]?)$/.exec(text) ?? [];
  const national = foreign === '' ? digits.length >= 6 : digits.length >= 5 && digits.length <= 7;
  if (digits !== '' && national) return withLetter(foreign, digits, letter ?? '');
  return /^[A-Z0-9]{5,15}$/.test(text) && /\d/.test(text) ? ok(text) : refuse('document-unreadable');
}

function withLetter(foreign: string, digits: string, letter: string): Result<string, UnreadableDocument> {
  if (letter === '') return refuse('document-letter-missing');
  const number = digits.padStart(foreign === '' ? 8 : 7, '0');
  const prefix = foreign === '' ? '' : String('XYZ'.indexOf(foreign));
  if (LETTERS[Number(prefix + number) % 23] !== letter) return refuse('document-letter-wrong');
  return ok(`${foreign}${number}${letter}`);
}

function latinDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

/** A day as YYYY-MM-DD; null when it is none. Reads 1980-03-07, 7/3/1980, 07-03-1980, 07.03.1980 and 19800307. */
export function readBirthDate(typed: string): string | null {
  const text = latinDigits(typed).trim();
  const [, y1, m1, d1] = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(text) ?? [];
  const [, d2, m2, y2] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Nobody is born tomorrow, or lives 130 years. @param today as YYYY-MM-DD */
export function isPlausibleBirth(born: string, today: string): boolean {
  return born <= today && Number(today.slice(0, 4)) - Number(born.slice(0, 4)) <= 130;
}
