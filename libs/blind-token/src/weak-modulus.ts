import { bitsOf, greatestCommonDivisor, power, squareRoot } from './big-integers.ts';

const LEAST_BITS = 2048;
const MOST_BITS = 4096;
const SMALL_PRIMES = primesBelow(2000);
const PRODUCT_OF_SMALL_PRIMES = SMALL_PRIMES.reduce((product, prime) => product * BigInt(prime), 1n);
/** Steps of Fermat's method: enough for primes that were taken one after the other. */
const CLOSE_STEPS = 64n;

/**
 * Why a modulus must not be used, or undefined. What is tried here costs milliseconds: it catches broken and spoilt keys,
 * not a careful forger. A modulus whose factors others can find lets others make tokens.
 */
export function whyWeak(n: bigint): string | undefined {
  const bits = bitsOf(n);
  if (n <= 0n || bits < LEAST_BITS || bits > MOST_BITS)
    return `It has ${bits} bits; ${LEAST_BITS}–${MOST_BITS} are taken.`;
  if (greatestCommonDivisor(PRODUCT_OF_SMALL_PRIMES, n) !== 1n) return 'Its modulus has a small factor.';
  if (hasCloseFactors(n)) return 'Its two primes lie too close together.';
  // A prime modulus has a private key that anybody can compute. Fermat's test: a composite passes it by intent only.
  if (power(2n, n - 1n, n) === 1n) return 'Its modulus is itself prime.';
  return undefined;
}

/** Fermat: n = a² − b² with a just above √n. Squares are the case b = 0. */
function hasCloseFactors(n: bigint): boolean {
  const root = squareRoot(n);
  if (root * root === n) return true;
  for (let step = 1n; step <= CLOSE_STEPS; step += 1n) {
    const rest = (root + step) ** 2n - n;
    const b = squareRoot(rest);
    if (b * b === rest) return true;
  }
  return false;
}

function primesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let n = 2; n < limit; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
