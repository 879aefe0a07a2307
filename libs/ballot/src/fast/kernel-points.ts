import { readPointText, writePointText } from '../groups/point-text.ts';
import { type Kernel, SIZE } from './kernel.ts';

/** A point as the kernel keeps it: 144 bytes, X, Y, Z and T. Never changed once made. */
export type KernelPoint = Uint8Array;

/**
 * The points of the curve, of any order and with Z = 1, that these texts stand for; undefined for what is not canonical.
 * @param roots what somebody says that x is, for each; where it is wrong or missing, the root is drawn
 */
export function decompressAll(
  kernel: Kernel,
  texts: readonly string[],
  roots: readonly string[] = [],
): (KernelPoint | undefined)[] {
  const points = roots.length === texts.length ? readWithRoots(kernel, texts, roots) : undefined;
  if (points === undefined) return drawRoots(kernel, texts);
  const left = points.flatMap((point, at) => (point === undefined ? [at] : []));
  if (left.length === 0) return points;
  const drawn = drawRoots(
    kernel,
    left.map((at) => texts[at] ?? ''),
  );
  for (const [at, place] of left.entries()) points[place] = drawn[at];
  return points;
}

/** Writes texts of points and, where they are given, their roots. @returns which could be written */
export function writeTexts(
  bytes: Uint8Array,
  texts: readonly string[],
  at: number,
  roots?: { readonly texts: readonly string[]; readonly at: number },
): boolean[] {
  return texts.map(
    (text, i) =>
      writePointText(text, bytes, at + i * SIZE.encoding) &&
      (roots === undefined || writePointText(roots.texts[i] ?? '', bytes, roots.at + i * SIZE.encoding)),
  );
}

export function encodeAll(kernel: Kernel, list: readonly KernelPoint[]): string[] {
  return written(kernel, list, kernel.run.encode);
}

/** What {@link decompressAll} takes as roots: x of each point, as a point is written. */
export function rootsOf(kernel: Kernel, list: readonly KernelPoint[]): string[] {
  return written(kernel, list, kernel.run.encodeX);
}

function written(
  kernel: Kernel,
  list: readonly KernelPoint[],
  write: (out: number, points: number, room: number, n: number) => void,
): string[] {
  const n = list.length;
  const [points, encodings, room] = kernel.reserve(n * SIZE.point, n * SIZE.encoding, (n + 1) * SIZE.number);
  const bytes = kernel.bytes();
  for (const [i, point] of list.entries()) bytes.set(point, points + i * SIZE.point);
  write(encodings, points, room, n);
  return list.map((_, i) => readPointText(bytes, encodings + i * SIZE.encoding));
}

function drawRoots(kernel: Kernel, texts: readonly string[]): (KernelPoint | undefined)[] {
  const n = texts.length;
  const [points, encodings, flags] = kernel.reserve(n * SIZE.point, n * SIZE.encoding, n);
  const bytes = kernel.bytes();
  const readable = writeTexts(bytes, texts, encodings);
  kernel.run.decompress(points, encodings, flags, n);
  return copied(bytes, points, flags, readable);
}

function readWithRoots(
  kernel: Kernel,
  texts: readonly string[],
  roots: readonly string[],
): (KernelPoint | undefined)[] {
  const n = texts.length;
  const [points, encodings, xs, flags] = kernel.reserve(n * SIZE.point, n * SIZE.encoding, n * SIZE.encoding, n);
  const bytes = kernel.bytes();
  const readable = writeTexts(bytes, texts, encodings, { texts: roots, at: xs });
  kernel.run.decompressWithX(points, encodings, xs, flags, n);
  return copied(bytes, points, flags, readable);
}

function copied(
  bytes: Uint8Array,
  points: number,
  flags: number,
  readable: readonly boolean[],
): (KernelPoint | undefined)[] {
  // One copy for all: a point is a window on it.
  const copy = bytes.slice(points, points + readable.length * SIZE.point);
  return readable.map((ok, i) =>
    ok && bytes[flags + i] === 1 ? copy.subarray(i * SIZE.point, (i + 1) * SIZE.point) : undefined,
  );
}
