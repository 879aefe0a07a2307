import type { Term } from '../group.ts';
import { writeScalar } from '../groups/point-text.ts';
import { ED25519_ORDER, modulo } from '../groups/scalars.ts';
import { type Kernel, SIZE, TABLES } from './kernel.ts';
import type { KernelPoint } from './kernel-points.ts';

/** Most terms the kernel sums in one go. */
const MOST = 16;
/** A point used this often gets a long table. */
const OFTEN = 24;
/** Where Z stands in a point. */
const Z_AT = 2 * SIZE.number;
/** From here on, buckets are quicker than sixteen terms at a time. */
const MANY = 96;

/** Sums of multiples by the kernel. Points that come again and again (G, the election's key) get tables. */
export function kernelSums(kernel: Kernel, generator: KernelPoint) {
  const tableOf = longTables(kernel, generator);
  return (terms: readonly Term<KernelPoint>[]) => sum(terms);

  function sum(terms: readonly Term<KernelPoint>[]): KernelPoint {
    if (terms.length <= MOST) return sumOfFew(kernel, terms, tableOf);
    if (terms.length >= MANY) return sumOfMany(kernel, terms);
    return twoPoints(kernel, kernel.run.add, sum(terms.slice(0, MOST)), sum(terms.slice(MOST)));
  }
}

/** A sum or a difference. */
export function twoPoints(
  kernel: Kernel,
  operation: (out: number, a: number, b: number) => void,
  a: KernelPoint,
  b: KernelPoint,
): KernelPoint {
  const [out, left, right] = kernel.reserve(SIZE.point, SIZE.point, SIZE.point);
  const bytes = kernel.bytes();
  bytes.set(a, left);
  bytes.set(b, right);
  operation(out, left, right);
  return bytes.slice(out, out + SIZE.point);
}

/** Σ of points. */
export function sumOfPoints(kernel: Kernel, list: readonly KernelPoint[]): KernelPoint {
  const [out, points] = kernel.reserve(SIZE.point, list.length * SIZE.point);
  const bytes = kernel.bytes();
  for (const [i, point] of list.entries()) bytes.set(point, points + i * SIZE.point);
  kernel.run.sum(out, points, list.length);
  return bytes.slice(out, out + SIZE.point);
}

export function areEqual(kernel: Kernel, a: KernelPoint, b: KernelPoint): boolean {
  const [left, right] = kernel.reserve(SIZE.point, SIZE.point);
  const bytes = kernel.bytes();
  bytes.set(a, left);
  bytes.set(b, right);
  return Boolean(kernel.run.isEqual(left, right));
}

/** Pippenger's buckets: for hundreds of terms and more. */
export function sumOfMany(kernel: Kernel, terms: readonly Term<KernelPoint>[]): KernelPoint {
  const n = terms.length;
  const [out, scalars, points, ready, encodings, room] = kernel.reserve(
    SIZE.point,
    n * SIZE.scalar,
    n * SIZE.point,
    n * SIZE.ready,
    n * SIZE.encoding,
    (n + 1) * SIZE.number,
  );
  const bytes = kernel.bytes();
  // Those with another Z come first and are brought to Z = 1; what was read from texts has it already.
  const [projective, affine] = [terms.filter(([, p]) => !isAffine(p)), terms.filter(([, p]) => isAffine(p))];
  for (const [i, [k, point]] of [...projective, ...affine].entries()) {
    writeScalar(modulo(k, ED25519_ORDER), bytes, scalars + i * SIZE.scalar);
    bytes.set(point, points + i * SIZE.point);
  }
  kernel.run.encode(encodings, points, room, projective.length);
  kernel.run.makeReady(ready, points, n);
  kernel.run.sumOfMultiples(out, scalars, ready, n, widthFor(n));
  return bytes.slice(out, out + SIZE.point);
}

/** Bits of a digit: n additions for each digit against two for each bucket. */
function widthFor(n: number): number {
  const cost = (width: number) => Math.ceil(256 / width) * (n + 2 ** width);
  return [8, 9, 10, 11, 12].reduce((best, width) => (cost(width) < cost(best) ? width : best));
}

function isAffine(point: KernelPoint): boolean {
  if (point[Z_AT] !== 1) return false;
  for (let at = Z_AT + 1; at < Z_AT + SIZE.number; at += 1) if (point[at] !== 0) return false;
  return true;
}

function sumOfFew(
  kernel: Kernel,
  terms: readonly Term<KernelPoint>[],
  tableOf: (point: KernelPoint) => number | undefined,
): KernelPoint {
  const some: Term<KernelPoint>[] = [];
  const known: (readonly [k: bigint, table: number])[] = [];
  for (const [k, point] of terms) {
    const table = tableOf(point);
    if (table === undefined) some.push([k, point]);
    else known.push([k, table]);
  }
  const [out, scalars, points, addresses] = kernel.reserve(SIZE.point, MOST * SIZE.scalar, MOST * SIZE.point, MOST * 4);
  const bytes = kernel.bytes();
  for (const [i, [k]] of [...some, ...known].entries())
    writeScalar(modulo(k, ED25519_ORDER), bytes, scalars + i * SIZE.scalar);
  for (const [i, [, point]] of some.entries()) bytes.set(point, points + i * SIZE.point);
  const list = new Uint32Array(bytes.buffer, addresses, MOST);
  for (const [i, [, table]] of known.entries()) list[i] = table;
  kernel.run.combine(out, scalars, points, some.length, addresses, known.length);
  return bytes.slice(out, out + SIZE.point);
}

/** Which points have a long table, and where: the generator, and whatever else is used often, while there is room. */
function longTables(kernel: Kernel, generator: KernelPoint) {
  const tables = new WeakMap<KernelPoint, number>();
  const uses = new WeakMap<KernelPoint, number>();
  let made = 0;
  return (point: KernelPoint): number | undefined => {
    const known = tables.get(point);
    if (known !== undefined) return known;
    if (made === TABLES) return undefined;
    const used = (uses.get(point) ?? 0) + 1;
    uses.set(point, used);
    if (used < OFTEN && point !== generator) return undefined;
    const address = kernel.table(made++);
    const [at] = kernel.reserve(SIZE.point);
    kernel.bytes().set(point, at);
    kernel.run.longTable(address, at);
    tables.set(point, address);
    return address;
  };
}
