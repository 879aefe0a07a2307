/**
 * A whole number n in 1…most at which `holds`, while it does not at n − 1; null where none was found. Where `holds` is
 * monotone it is the smallest. Looks near the guess first, in steps that double, then halves.
 */
export function smallestNumber(holds: (n: bigint) => boolean, guess: bigint, most: bigint): bigint | null {
  if (most < 1n) return null;
  let high = guess < 1n ? 1n : guess > most ? most : guess;
  let low = 0n;
  let step = 1n;
  if (holds(high)) {
    for (; high - step > low; step *= 2n) {
      if (!holds(high - step)) {
        low = high - step;
        break;
      }
      high -= step;
    }
  } else {
    for (;;) {
      low = high;
      if (low === most) return null;
      high = low + step > most ? most : low + step;
      if (holds(high)) break;
      step *= 2n;
    }
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
