import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';

describe('an amount', () => {
  it.each([
    ['1200', 120_000],
    ['1.200', 120_000],
    ['1,200', 120_000],
    ['1 200,50', 120_050],
    ['1,200.50', 120_050],
    ['12,5', 1250],
    ['€ 3.000.000', 300_000_000],
    ['0', 0],
  ])('%s is read as people mean it', (text, cents) => expect(readAmount(text)).toBe(cents));

  it.each(['abc', '12.34.5', '1,2345', '-5', '1e9', '99999999999999999999'])('%s is no amount', (text) =>
    expect(readAmount(text)).toBe('wrong'),
  );

  it('of nothing is nothing', () => expect(readAmount('  ')).toBeNull());
});
