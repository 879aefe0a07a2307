// Numbers modulo p as 32 bytes, little-endian. AssemblyScript: see README.md.

const MASK: i64 = 0x1fffffff;
/** The number being brought into [0, p). */
const N: usize = memory.data(36, 4);
const BYTES: usize = memory.data(32, 8);

/** Writes a as 32 bytes, little-endian, the one number in [0, p). */
export function toBytes(out: usize, a: usize): void {
  memory.copy(N, a, 36);
  wrap(N);
  wrap(N);
  // 0 ≤ value < 2^255 + small, or slightly negative: add p once, then take it off while it fits.
  store<i32>(N, load<i32>(N) - 19);
  store<i32>(N + 32, load<i32>(N + 32) + 0x800000);
  carryUp(N);
  while (reduceOnce(N)) {}
  let word: u64 = 0;
  let bits: i32 = 0;
  let at: usize = 0;
  for (let i: usize = 0; i < 36; i += 4) {
    word |= (<u64>load<u32>(N + i)) << bits;
    bits += 29;
    while (bits >= 8 && at < 32) {
      store<u8>(out + at, <u8>word);
      word >>= 8;
      bits -= 8;
      at++;
    }
  }
  if (at < 32) store<u8>(out + at, <u8>word);
}

/** Carries every limb into [0, 2^29) but the last, whose part from 2^255 on comes down times 19. */
function wrap(a: usize): void {
  carryUp(a);
  const top = load<i32>(a + 32);
  store<i32>(a + 32, top & 0x7fffff);
  store<i32>(a, load<i32>(a) + 19 * (top >> 23));
}

function carryUp(a: usize): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i < 32; i += 4) {
    const limb: i64 = <i64>load<i32>(a + i) + carry;
    store<i32>(a + i, <i32>(limb & MASK));
    carry = limb >> 29;
  }
  store<i32>(a + 32, load<i32>(a + 32) + <i32>carry);
}

/** Takes p off if a ≥ p. @returns whether it did */
function reduceOnce(a: usize): bool {
  let carry: i64 = 19;
  for (let i: usize = 0; i < 32; i += 4) carry = (<i64>load<i32>(a + i) + carry) >> 29;
  if (load<i32>(a + 32) + <i32>carry < 0x800000) return false;
  store<i32>(a, load<i32>(a) + 19);
  store<i32>(a + 32, load<i32>(a + 32) - 0x800000);
  carryUp(a);
  return true;
}

/** Reads 32 bytes, little-endian, without their highest bit. @returns whether they were below p */
export function fromBytes(r: usize, bytes: usize): bool {
  let word: u64 = 0;
  let bits: i32 = 0;
  let at: usize = 0;
  for (let i: usize = 0; i < 36; i += 4) {
    while (bits < 29 && at < 32) {
      let byte: u64 = load<u8>(bytes + at);
      if (at === 31) byte &= 0x7f;
      word |= byte << bits;
      bits += 8;
      at++;
    }
    store<i32>(r + i, <i32>(word & MASK));
    word >>= 29;
    bits -= 29;
  }
  return !reduceOnce(r);
}

export function isZero(a: usize): bool {
  toBytes(BYTES, a);
  return (load<u64>(BYTES) | load<u64>(BYTES, 8) | load<u64>(BYTES, 16) | load<u64>(BYTES, 24)) === 0;
}

/** The lowest bit of the number in [0, p). */
export function isOdd(a: usize): bool {
  toBytes(BYTES, a);
  return (load<u8>(BYTES) & 1) === 1;
}
