/** A wall clock: what a city's people read on it, `2026-10-25T02:30`. Time zones are IANA names. */
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const MINUTE = 60_000;

/**
 * The instant at which a clock in the zone shows this (the value of an `<input type="datetime-local">`). A time that
 * comes twice when clocks go back is its first; one that is skipped when they go forward is so much later (RFC 5545
 * §3.3.5, "compatible" in Temporal).
 *
 * @returns null for what is no date and time
 */
export function readZonedTime(wall: string, zone: string): Date | null {
  const asUtc = wallAsUtc(wall);
  if (asUtc === null) return null;
  const day = 24 * 60 * MINUTE;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const fits = [before, after].find((offset) => offsetAt(asUtc - offset, zone) === offset);
  return new Date(asUtc - (fits ?? before));
}

/** What a clock in the zone shows at an instant, to the minute: `2026-10-25T02:30`. */
export function writeZonedTime(at: Date, zone: string): string {
  return new Date(wallClock(at.getTime(), zone)).toISOString().slice(0, 16);
}

/** The same time of day so many calendar days later (or earlier), whatever the clocks did in between. */
export function addDays(at: Date, days: number, zone: string): Date {
  const wall = wallClock(at.getTime(), zone);
  const moved = new Date(wall + days * 24 * 60 * MINUTE).toISOString().slice(0, 16);
  const seconds = at.getTime() % MINUTE;
  return new Date((readZonedTime(moved, zone) as Date).getTime() + seconds);
}

/**
 * From the year of the oldest to this one, newest first, in the city's calendar: what a filter offers.
 * @param oldest an instant, or a day of that calendar, `2026-11-24`
 */
export function yearsSince(oldest: Date | string | null, here: { now: Date; timeZone: string }): string[] {
  if (!oldest) return [];
  const yearOf = (at: Date | string) =>
    Number((typeof at === 'string' ? at : writeZonedTime(at, here.timeZone)).slice(0, 4));
  const [first, last] = [yearOf(oldest), yearOf(here.now)];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => String(last - index));
}

/** Whether the program knows the zone by this name. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function wallAsUtc(wall: string): number | null {
  const parts = WALL.exec(wall)?.slice(1, 6).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const at = Date.UTC(year, month - 1, day, hour, minute);
  // 31 February and 25:00 roll over into another day.
  return new Date(at).toISOString().slice(0, 16) === wall.slice(0, 16) ? at : null;
}

function offsetAt(instant: number, zone: string): number {
  return wallClock(instant, zone) - Math.floor(instant / MINUTE) * MINUTE;
}

/** The zone's wall clock at an instant, as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  });
  formats.set(zone, format);
  return format;
}
