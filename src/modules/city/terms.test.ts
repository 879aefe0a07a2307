import { expect, test } from 'vitest';
import { questionOf, termsAmong } from './terms.ts';

const now = new Date('2026-11-20T10:00:00Z');
const version = (name: string, from: string, published = from) => ({
  version: name,
  publishedAt: new Date(published),
  holdsFrom: new Date(from),
});
const [first, second] = [version('1', '2026-01-01'), version('2', '2026-11-25', '2026-11-15')];

test('the newest whose day has come holds; a newer one is announced', () => {
  expect(termsAmong([second, first], now)).toEqual({ inForce: first, coming: second });
  expect(termsAmong([second, first], new Date('2026-11-25'))).toEqual({ inForce: second, coming: null });
  expect(termsAmong([], now)).toEqual({ inForce: null, coming: null });
});

test('one that was published after it takes the place of an announced one for good', () => {
  const third = version('3', '2026-11-19');
  expect(termsAmong([third, second, first], new Date('2026-12-01'))).toEqual({ inForce: third, coming: null });
});

test('whoever accepted the terms in force is asked about the announced ones, and may go on', () => {
  expect(questionOf({ inForce: first, coming: second }, '1')).toEqual({ version: second, before: '1', isDue: false });
  expect(questionOf({ inForce: first, coming: second }, '2')).toBeNull();
});

test('whoever accepted older ones, or none, answers before she acts', () => {
  expect(questionOf({ inForce: second, coming: null }, '1')).toEqual({ version: second, before: '1', isDue: true });
  expect(questionOf({ inForce: second, coming: null }, null)).toMatchObject({ before: null, isDue: true });
  expect(questionOf({ inForce: first, coming: second }, '0')).toMatchObject({ version: first, isDue: true });
  expect(questionOf({ inForce: null, coming: second }, null)).toBeNull();
});

test('nobody is asked who is nobody’s person, or where there are no terms', () => {
  expect(questionOf({ inForce: first, coming: null }, undefined)).toBeNull();
  expect(questionOf({ inForce: null, coming: null }, null)).toBeNull();
});
