import { describe, expect, it } from 'vitest';
import { isPlausibleBirth, readBirthDate, readDocument } from './document.ts';

const read = (typed: string) => {
  const done = readDocument(typed);
  return done.ok ? done.value : done.code;
};

describe('a document number', () => {
  it.each([
    ['12345678Z', '12345678Z'],
    [' 12.345.678-z ', '12345678Z'],
    ['١٢٣٤٥٦٧٨Z', '12345678Z'],
    ['1234567L', '01234567L'],
    ['x1234567l', 'X1234567L'],
    ['Y-0000000-Z', 'Y0000000Z'],
    ['aab 123456', 'AAB123456'],
    ['123456789', '123456789'],
  ])('%s is %s', (typed, same) => expect(read(typed)).toBe(same));

  it.each([
    ['', 'document-missing'],
    ['  -. ', 'document-missing'],
    ['12345678', 'document-letter-missing'],
    ['X1234567', 'document-letter-missing'],
    ['12345678A', 'document-letter-wrong'],
    ['X1234567A', 'document-letter-wrong'],
    ['ABC', 'document-unreadable'],
    ['PASSPORT', 'document-unreadable'],
    ['12345678Z; drop', 'document-unreadable'],
    ['A'.repeat(40), 'document-unreadable'],
  ])('%s is refused: %s', (typed, code) => expect(read(typed)).toBe(code));

  it('does not stand in its refusal', () => {
    expect(JSON.stringify(readDocument('12345678A'))).not.toContain('12345678');
  });
});

describe('a birth date', () => {
  it.each([
    ['1980-03-07', '1980-03-07'],
    ['7/3/1980', '1980-03-07'],
    ['07-03-1980', '1980-03-07'],
    ['07.03.1980', '1980-03-07'],
    ['19800307', '1980-03-07'],
    ['2008-02-29', '2008-02-29'],
    ['2007-02-29', null],
    ['31/04/1980', null],
    ['1980', null],
    ['', null],
  ])('%s is %s', (typed, iso) => expect(readBirthDate(typed)).toBe(iso));

  it('lies neither ahead nor 130 years back', () => {
    expect(isPlausibleBirth('2026-11-17', '2026-11-16')).toBe(false);
    expect(isPlausibleBirth('1890-01-01', '2026-11-16')).toBe(false);
    expect(isPlausibleBirth('1930-01-01', '2026-11-16')).toBe(true);
  });
});
