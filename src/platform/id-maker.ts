import type { Chance, Clock } from '#kernel/chance.ts';
import { uuidv7 } from '#kernel/ids.ts';

/**
 * UUIDv7 whose order is the order of making, also within a millisecond: a 12-bit counter stands in `rand_a`
 * (RFC 9562 §6.2, method 1), started at random in its lower half.
 */
export function createIdMaker(clock: Clock, chance: Chance): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const random = chance.bytes(10);
    const now = clock.now().getTime();
    counter = now === last && counter < 0xfff ? counter + 1 : (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x7ff;
    last = now;
    random[0] = counter >> 8;
    random[1] = counter & 0xff;
    return uuidv7(now, random);
  };
}
