import { describe, expect, test } from 'vitest';
import { seededChance } from '#kernel/chance.ts';
import { areFitWords, CODE_LETTERS, drawCode, pathHere, readCode } from './short-link.ts';

test('codes have no letter that is taken for another, and no vowel', () => {
  expect(CODE_LETTERS).not.toMatch(/[01oliaeu]/);
  expect(new Set(CODE_LETTERS).size).toBe(CODE_LETTERS.length);
});

test('every letter is drawn as often as any other', () => {
  const chance = seededChance(7);
  const counts = new Map<string, number>();
  for (const letter of drawCode(chance, 28_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(CODE_LETTERS.length);
  // 1,000 each; five standard deviations around it.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(160);
});

test('a byte beyond the last whole round is thrown away', () => {
  const bytes = [255, 252, 251, 0];
  const chance = { bytes: () => Uint8Array.of(bytes.shift() ?? 0) };
  expect(drawCode(chance, 2)).toBe(`${CODE_LETTERS[27]}${CODE_LETTERS[0]}`);
});

test('a code is read in capitals and with a space around it', () => {
  expect(readCode(' K7D4X ')).toBe('k7d4x');
});

describe('words', () => {
  test.each(['places-2026', 'abc', '2026', 'a'.repeat(40)])('%s fit', (words) => expect(areFitWords(words)).toBe(true));
  test.each(['ab', 'a'.repeat(41), 'plaça', 'a b', '-a-b', 'a--b', 'a/b', '../x', 'A-b', ''])('%s do not', (words) =>
    expect(areFitWords(words)).toBe(false),
  );
});

describe('where a link may lead', () => {
  const here = (typed: string) => pathHere(typed, 'https://city.test');
  test.each([
    ['/processes/streets', '/processes/streets'],
    ['https://city.test/processes/streets', '/processes/streets'],
    ['  /processes/streets/  ', '/processes/streets'],
    ['/processes/streets?lang=ar#steps', '/processes/streets'],
    ['/a/../b', '/b'],
    ['/', '/'],
  ])('%s', (typed, path) => expect(here(typed)).toBe(path));
  test.each([
    'https://elsewhere.test/processes/streets',
    'http://city.test/processes',
    'https://city.test.elsewhere.test/',
    'https://city.test@elsewhere.test/',
    '//elsewhere.test/processes',
    '/\\elsewhere.test',
    '\\\\elsewhere.test',
    'javascript:alert(1)',
    'data:text/html,x',
    'processes/streets',
    `/${'a'.repeat(2000)}`,
    '',
  ])('nowhere: %s', (typed) => expect(here(typed)).toBeNull());
});
