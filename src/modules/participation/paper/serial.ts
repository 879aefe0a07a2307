import type { PaperMark } from '#modules/participation/processes/index.ts';

/** Without what is read as something else. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four signs that name a step on paper. @param bytes of chance, four at least */
export function stepCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 4), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** `K7QM-0012-R`: the step, the number of the form, and a sign that tells when one was mistyped. */
export function writeSerial(code: string, number: number): string {
  const body = `${code}-${String(number).padStart(4, '0')}`;
  return `${body}-${checkSign(body)}`;
}

/** null where it is none, or its last sign does not match. */
export function readSerial(typed: string): { readonly code: string; readonly serial: string } | null {
  const [, code, digits, sign] =
    /^([2-9A-Z]{4})(\d{4,7})([2-9A-Z])$/.exec(typed.toUpperCase().replace(/[^0-9A-Z]/g, '')) ?? [];
  if (code === undefined || digits === undefined) return null;
  const body = `${code}-${digits}`;
  return checkSign(body) === sign ? { code, serial: `${body}-${sign}` } : null;
}

/** Weighted by place, modulo a prime: one wrong sign, or two neighbours changed over, are always told. */
function checkSign(body: string): string {
  const values = [...body.replaceAll('-', '')].map((sign) => sign.charCodeAt(0));
  const sum = values.reduce((total, value, place) => total + value * (place + 1), 0);
  return SIGNS[sum % 29] ?? '';
}

/** `3, 7 and 12`, each once: ticked ones in order, ranked ones as they stand; with points `3:5 7:2`. */
export function readChoices(typed: string, mark: PaperMark = 'tick'): string[] {
  if (mark === 'points') return readPoints(typed);
  const found = [...new Set((typed.match(/\d+/g) ?? []).map((digits) => String(Number(digits))))];
  return mark === 'rank' ? found : found.sort((a, b) => Number(a) - Number(b));
}

/** Empty where a number stands without its points, or twice: then the form is read again. */
function readPoints(typed: string): string[] {
  const pairs = [...typed.matchAll(/(\d+)\s*[:=]\s*(\d+)/g)].map(([, key, points]) => [Number(key), Number(points)]);
  const isWhole = (typed.match(/\d+/g) ?? []).length === 2 * pairs.length;
  if (!isWhole || new Set(pairs.map(([key]) => key)).size < pairs.length) return [];
  return pairs.sort(([a = 0], [b = 0]) => a - b).map((pair) => pair.join(':'));
}
