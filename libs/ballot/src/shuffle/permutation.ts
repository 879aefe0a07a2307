import type { Random } from './ciphertext.ts';

/** GenPermutation: all orders of 0 … count − 1 are equally likely. */
export function permutationOf(count: number, random: Random): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let at = 0; at < count - 1; at += 1) {
    const other = at + below(count - at, random);
    [places[at], places[other]] = [places[other] as number, places[at] as number];
  }
  return places;
}

/** Uniform in 0 … limit − 1: numbers of the last, incomplete stretch are drawn again. */
function below(limit: number, random: Random): number {
  const whole = 2 ** 32 - (2 ** 32 % limit);
  for (let draw = 0; draw < 1000; draw += 1) {
    const bytes = random(4);
    const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (number < whole) return number % limit;
  }
  throw new RangeError('The source of chance is broken.');
}
