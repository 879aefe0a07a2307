/** A whole number of units of 10^-decimals in plain decimals: 138100000n, 5 → "1381.00000". */
export function decimal(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = `${units < 0n ? -units : units}`.padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
