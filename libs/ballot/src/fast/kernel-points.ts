import { readPointText, writePointText } from '../groups/point-text.ts';
import { type Kernel, SIZE } from './kernel.ts';

/** A point as the kernel keeps it: 144 bytes, X, Y, Z and T. Never changed once made. */
export type KernelPoint = Uint8Array;

/** The points of the curve, of any order and with Z = 1, that these texts stand for; undefined for what is not canonical. */
export function decompressAll(kernel: Kernel, texts: readonly string[]): (KernelPoint | undefined)[] {
  const n = texts.length;
  const [points, encodings, flags] = kernel.reserve(n * SIZE.point, n * SIZE.encoding, n);
  const bytes = kernel.bytes();
  const readable = texts.map((text, i) => writePointText(text, bytes, encodings + i * SIZE.encoding));
  kernel.run.decompress(points, encodings, flags, n);
  // One copy for all: a point is a window on it.
  const copy = bytes.slice(points, points + n * SIZE.point);
  return readable.map((ok, i) =>
    ok && bytes[flags + i] === 1 ? copy.subarray(i * SIZE.point, (i + 1) * SIZE.point) : undefined,
  );
}

export function encodeAll(kernel: Kernel, list: readonly KernelPoint[]): string[] {
  const n = list.length;
  const [points, encodings, room] = kernel.reserve(n * SIZE.point, n * SIZE.encoding, (n + 1) * SIZE.number);
  const bytes = kernel.bytes();
  for (const [i, point] of list.entries()) bytes.set(point, points + i * SIZE.point);
  kernel.run.encode(encodings, points, room, n);
  return list.map((_, i) => readPointText(bytes, encodings + i * SIZE.encoding));
}
