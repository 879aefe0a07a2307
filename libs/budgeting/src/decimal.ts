/** A decimal number as it was written: `digits` × 10^-`places`. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const FORM = /^([+-]?)(\d[\d\u00a0\u202f ]*)(?:[.,](\d+))?$/;
const MOST_DIGITS = 30;

/**
 * Reads `1234`, `1 234`, `1234.50` or `1234,50` exactly; null for anything else, for more than thirty digits too.
 * Blanks may part thousands; a single point or comma is a decimal one, as in Pabulib.
 */
export function readDecimal(text: string): Decimal | null {
  const [, sign, whole, part = ''] = FORM.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const fraction = part.replace(/0+$/, '');
  const digits = whole.replace(/\D/g, '') + fraction;
  if (digits.length > MOST_DIGITS) return null;
  return { digits: BigInt(digits) * (sign === '-' ? -1n : 1n), places: fraction.length };
}

/** The same number in units of 10^-`places`. */
export function inUnits({ digits, places }: Decimal, unit: number): bigint {
  return digits * 10n ** BigInt(unit - places);
}

/** `1250` cents → `12.50`; no point where there is nothing behind it. */
export function writeDecimal(value: bigint, scale: bigint): string {
  const places = `${scale}`.length - 1;
  const sign = value < 0n ? '-' : '';
  const digits = `${value < 0n ? -value : value}`.padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 || fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
