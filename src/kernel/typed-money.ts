import { type Cents, cents } from './money.ts';

/** "38400", "38.400", "38.400,50", "38,400.50", "38 400,5 €": whole cents; null where it is no amount. */
export function centsOf(typed: string): Cents | null {
  const plain = typed.replace(/[\s\u00a0\u202f€']/g, '');
  const found = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  const whole = Number((found[1] ?? '').replace(/[.,]/g, ''));
  const part = Number((found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(whole * 100) && whole <= 10_000_000_000 ? cents(whole * 100 + part) : null;
}

/** As `centsOf` reads it again. */
export function moneyText(amount: Cents): string {
  const part = amount % 100;
  return part === 0 ? String(amount / 100) : `${Math.floor(amount / 100)},${String(part).padStart(2, '0')}`;
}
