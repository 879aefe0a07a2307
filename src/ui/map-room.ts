/**
 * How wide a polygon is at a point: the length of the horizontal chord through it.
 * @param path SVG path data of absolute M, L, H, V and Z. Anything else gives 0: not known.
 */
export function roomAt(path: string, x: number, y: number): number {
  const crossings = ringsOf(path)
    .flatMap((ring) => crossingsOf(ring, y))
    .sort((a, b) => a - b);
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
    if (from <= x && x <= to) return to - from;
  }
  return 0;
}

/** The box around polygons; null: nothing is drawn, or in ways that are not read here. */
export function boxOf(paths: readonly string[]): { x: number; y: number; width: number; height: number } | null {
  const points = paths.flatMap((path) => ringsOf(path).flat());
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

type Point = readonly [x: number, y: number];

function ringsOf(path: string): readonly Point[][] {
  if (/[^MLHVZ\d\s.,e-]/.test(path)) return [];
  const rings: Point[][] = [];
  for (const [, command = '', list = ''] of path.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
    if (command === 'M') rings.push([]);
    const ring = rings.at(-1);
    if (ring) ring.push(...pointsOf(command, list.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [], ring.at(-1)));
  }
  return rings;
}

function pointsOf(command: string, numbers: readonly number[], last: Point = [0, 0]): Point[] {
  if (command === 'H') return numbers.map((x) => [x, last[1]]);
  if (command === 'V') return numbers.map((y) => [last[0], y]);
  return numbers.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0]] : []));
}

function crossingsOf(ring: readonly Point[], y: number): number[] {
  return ring.flatMap(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] as Point;
    return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
  });
}
