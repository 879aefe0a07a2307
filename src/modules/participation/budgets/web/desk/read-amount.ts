import type { Cents } from '#kernel/money.ts';

/**
 * An amount as people write it: 1200, 1.200, 1 200,50 or 1,200.50. The last of two signs parts the cents; a single one does
 * so where one or two digits follow it.
 * @returns cents; null for nothing written; `wrong` for what is no amount
 */
export function readAmount(text: string): Cents | null | 'wrong' {
  const plain = text.replace(/[\s€$£’'\u00a0\u202f]/g, '');
  if (plain === '') return null;
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!parts) return 'wrong';
  const whole = Number((parts[1] ?? '').replace(/[.,]/g, ''));
  const cents = Number((parts[2] ?? '0').padEnd(2, '0'));
  const amount = whole * 100 + cents;
  return Number.isSafeInteger(amount) && amount <= 1e15 ? (amount as Cents) : 'wrong';
}
