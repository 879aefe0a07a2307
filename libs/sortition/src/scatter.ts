/** A number in [−0.5, 0.5) that three whole numbers decide and that looks like chance; for searching, never for lots. */
export function scattered(a: number, b: number, c: number): number {
  if (a === 0) return 0;
  let z = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca77) ^ Math.imul(c + 1, 0xc2b2ae3d);
  z = Math.imul(z ^ (z >>> 16), 0x45d9f3b);
  z = Math.imul(z ^ (z >>> 16), 0x45d9f3b);
  return ((z ^ (z >>> 16)) >>> 0) / 4294967296 - 0.5;
}
