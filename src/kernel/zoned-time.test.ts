import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isTimeZone, readZonedTime, writeZonedTime, yearsSince } from './zoned-time.ts';

const MADRID = 'Europe/Madrid';
const iso = (wall: string, zone = MADRID) => readZonedTime(wall, zone)?.toISOString() ?? null;

describe('a time typed in the city', () => {
  it('is one hour ahead of UTC in winter and two in summer', () => {
    expect(iso('2026-01-15T20:00')).toBe('2026-01-15T19:00:00.000Z');
    expect(iso('2026-07-15T20:00')).toBe('2026-07-15T18:00:00.000Z');
    expect(iso('2026-07-15T20:00', 'America/Lima')).toBe('2026-07-16T01:00:00.000Z');
    expect(iso('2026-07-15T20:00', 'Asia/Kathmandu')).toBe('2026-07-15T14:15:00.000Z');
  });

  it('that comes twice when clocks go back is the first', () => {
    expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(iso('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('that is skipped when clocks go forward is an hour later', () => {
    expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(writeZonedTime(new Date('2026-03-29T01:30:00Z'), MADRID)).toBe('2026-03-29T03:30');
  });

  it('that is no date is refused', () => {
    for (const wrong of ['', '2026-02-31T10:00', '2026-01-01T25:00', '2026-13-01T10:00', 'tomorrow', '2026-01-01']) {
      expect(iso(wrong), wrong).toBeNull();
    }
  });

  it('is read back as it was written, at every instant but the hour that comes twice', () => {
    const zones = [MADRID, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const wall = writeZonedTime(new Date(minute * 60_000), zone);
        const again = readZonedTime(wall, zone) as Date;
        expect(writeZonedTime(again, zone)).toBe(wall);
        expect(again.getTime()).toBeLessThanOrEqual(minute * 60_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a date moved by days', () => {
  it('keeps its time of day when the clocks change in between', () => {
    const evening = new Date('2026-10-20T18:00:00Z');
    expect(writeZonedTime(evening, MADRID)).toBe('2026-10-20T20:00');
    expect(addDays(evening, 7, MADRID).toISOString()).toBe('2026-10-27T19:00:00.000Z');
    expect(addDays(addDays(evening, 7, MADRID), -7, MADRID)).toEqual(evening);
  });

  it('keeps its seconds', () => {
    expect(addDays(new Date('2026-06-01T10:00:59.250Z'), 1, MADRID).toISOString()).toBe('2026-06-02T10:00:59.250Z');
  });
});

it('knows the zones by their names', () => {
  expect(isTimeZone(MADRID)).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});

describe('the years of a filter', () => {
  const now = new Date('2026-12-31T23:30:00Z');
  it('go from this one, as the city counts it, to that of the oldest', () => {
    expect(yearsSince(new Date('2024-12-31T23:30:00Z'), { now, timeZone: MADRID })).toEqual(['2027', '2026', '2025']);
    expect(yearsSince(new Date('2024-12-31T23:30:00Z'), { now, timeZone: 'UTC' })).toEqual(['2026', '2025', '2024']);
  });

  it.each([
    ['2026-12-31T22:59:00Z', MADRID, ['2026', '2025']],
    ['2026-12-31T23:00:00Z', MADRID, ['2027', '2026', '2025']],
    ['2027-01-01T04:59:00Z', 'America/Lima', ['2026', '2025']],
  ])('at %s in %s are %j since a day of 2025, wherever the machine stands', (at, timeZone, years) => {
    expect(yearsSince('2025-03-01', { now: new Date(at), timeZone })).toEqual(years);
  });

  it('are none where there is nothing, and this one for what is dated ahead', () => {
    expect(yearsSince(null, { now, timeZone: MADRID })).toEqual([]);
    expect(yearsSince(new Date('2030-06-01T12:00:00Z'), { now, timeZone: MADRID })).toEqual(['2027']);
  });
});
