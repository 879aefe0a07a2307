/**
 * Milliseconds, or a time of ISO 8601 (`2023-08-11T06:33:28.174Z`, an offset allowed, none means UTC), as a number that
 * grows with it; undefined for anything else. Days are counted by the civil calendar.
 * Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
 */
export function timeOf(text: string): number | undefined {
  if (/^-?\d{1,16}(\.\d+)?$/.test(text)) return Number(text);
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|([+-])(\d\d):?(\d\d))?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = (match[7] === '-' ? -1 : 1) * (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0));
  const shifted = month > 2 ? year : year - 1;
  const days = 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return ((days + dayOfYear - 719468) * 86400 + (hour * 60 + minute - offset) * 60 + second) * 1000;
}
