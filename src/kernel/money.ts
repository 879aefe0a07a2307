/** Money as whole cents of the city's currency: never a float. */
export type Cents = number & { readonly __brand: 'Cents' };

/** @param amount whole cents; throws on a fraction or beyond 2^53. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Money is counted in whole cents, not ${amount}`);
  return amount as Cents;
}
