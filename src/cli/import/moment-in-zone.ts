/** How dates are written in an export. */
export const DATE_FORMATS = ['dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy-mm-dd', 'iso'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const TIME = '(?:[ T](?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?)?';
const PATTERNS: Readonly<Record<Exclude<DateFormat, 'iso'>, RegExp>> = {
  'dd/mm/yyyy': new RegExp(`^(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4})${TIME}$`),
  'mm/dd/yyyy': new RegExp(`^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})${TIME}$`),
  'yyyy-mm-dd': new RegExp(`^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})${TIME}$`),
};
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The instant a wall clock in `timeZone` showed what is written, null when no calendar has it. In the hour that summer
 * time skips, the clock as it would have gone on; in the hour it repeats, the first of the two.
 */
export function momentInZone(written: string, format: DateFormat, timeZone: string): Date | null {
  const at = format === 'iso' && INSTANT.test(written) ? new Date(written) : wallClock(written, format, timeZone);
  return at && !Number.isNaN(at.getTime()) && inReason(at) ? at : null;
}

function inReason(at: Date): boolean {
  return at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 2200;
}

function wallClock(written: string, format: DateFormat, timeZone: string): Date | null {
  const found = PATTERNS[format === 'iso' ? 'yyyy-mm-dd' : format].exec(written.trim())?.groups;
  if (!found) return null;
  const part = (name: string) => Number(found[name] ?? 0);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  if (year < 1900) return null;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = new Date(utc);
  const real = shown.getUTCMonth() === month - 1 && shown.getUTCDate() === day && shown.getUTCHours() === hour;
  if (!real || minute > 59 || second > 59) return null;
  // The two offsets around that day; they differ only where the clocks change.
  const [before, after] = [offsetAt(utc - DAY, timeZone), offsetAt(utc + DAY, timeZone)];
  const first = utc - before;
  if (before === after || offsetAt(first, timeZone) === before) return new Date(first);
  const later = utc - after;
  return new Date(offsetAt(later, timeZone) === after ? later : first);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Milliseconds that a zone's clock is ahead of UTC; remembered by the hour, for zones change on the hour of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const hour = Math.floor(instant / HOUR) * HOUR;
  const key = `${timeZone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(hour)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour: h = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, h, minute, second) - hour;
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric, hour: numeric },
    ...{ minute: numeric, second: numeric },
  });
  clocks.set(timeZone, made);
  return made;
}
