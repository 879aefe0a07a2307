import { expect, test } from 'vitest';
import { momentInZone } from './moment-in-zone.ts';

const madrid = (written: string) => momentInZone(written, 'dd/mm/yyyy', 'Europe/Madrid')?.toISOString() ?? null;

test.each([
  ['a winter day', '22/01/2016', '2016-01-21T23:00:00.000Z'],
  ['a summer day', '01/07/2016', '2016-06-30T22:00:00.000Z'],
  ['a second', '17/03/2016 14:25:48', '2016-03-17T13:25:48.000Z'],
  ['the last second of winter', '27/03/2016 01:59:59', '2016-03-27T00:59:59.000Z'],
  ['an hour that summer time skips goes on', '27/03/2016 02:30:00', '2016-03-27T01:30:00.000Z'],
  ['the first of summer', '27/03/2016 03:00:00', '2016-03-27T01:00:00.000Z'],
  ['an hour that comes twice is the first', '30/10/2016 02:30:00', '2016-10-30T00:30:00.000Z'],
  ['the hour after it', '30/10/2016 03:00:00', '2016-10-30T02:00:00.000Z'],
  ['a leap day', '29/02/2016', '2016-02-28T23:00:00.000Z'],
])('Madrid: %s', (_name, written, instant) => {
  expect(madrid(written)).toBe(instant);
});

test.each([
  '30/02/2016',
  '29/02/2015',
  '00/01/2016',
  '01/13/2016',
  '1/1/16',
  '22/01/2016 24:00',
  '22/01/2016 10:60',
  '',
  '2016-01-22',
  '22/01/0016',
  'ahir',
])('%s is no day', (written) => {
  expect(madrid(written)).toBeNull();
});

test('other ways of writing', () => {
  expect(momentInZone('2016-03-17T14:25:48+01:00', 'iso', 'Europe/Madrid')?.toISOString()).toBe(
    '2016-03-17T13:25:48.000Z',
  );
  expect(momentInZone('2016-03-17 14:25', 'iso', 'America/New_York')?.toISOString()).toBe('2016-03-17T18:25:00.000Z');
  expect(momentInZone('03/17/2016', 'mm/dd/yyyy', 'UTC')?.toISOString()).toBe('2016-03-17T00:00:00.000Z');
});
