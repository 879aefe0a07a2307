import { expect, test } from 'vitest';
import { yearsSince } from './library-query.ts';

test.each([
  ['2026-12-31T22:59:00Z', 'Europe/Madrid', ['2026', '2025']],
  ['2026-12-31T23:00:00Z', 'Europe/Madrid', ['2027', '2026', '2025']],
  ['2027-01-01T04:59:00Z', 'America/Lima', ['2026', '2025']],
])('at %s a city in %s may ask for %j, wherever the machine stands', (now, timeZone, years) => {
  expect(yearsSince('2025-03-01', { now: new Date(now), timeZone })).toEqual(years);
});

test('without a document there is no year', () => {
  expect(yearsSince(null, { now: new Date(0), timeZone: 'UTC' })).toEqual([]);
});
