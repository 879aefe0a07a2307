import type { DrawnMap, Mark, OwnAnswers } from './drawn-map.ts';

/** The picture's own units. */
export const WIDTH = 640;
export const HEIGHT = 420;
const MARGIN = 56;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Brings the map's axes onto the picture, both by the same scale: what lies twice as far apart is drawn twice as far apart. */
export function onPicture(marks: readonly Point[]): (point: Point) => Point {
  const xs = marks.map(({ x }) => x);
  const ys = marks.map(({ y }) => y);
  const [left, right, low, high] = [Math.min(...xs, 0), Math.max(...xs, 0), Math.min(...ys, 0), Math.max(...ys, 0)];
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(right - left, 1e-9),
    (HEIGHT - 2 * MARGIN) / Math.max(high - low, 1e-9),
  );
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  const round = (value: number) => Math.round(value * 10) / 10;
  return ({ x, y }) => ({
    x: round(Math.min(Math.max(WIDTH / 2 + (x - middleX) * scale, 14), WIDTH - 14)),
    // Upwards on paper is downwards in SVG.
    y: round(Math.min(Math.max(HEIGHT / 2 - (y - middleY) * scale, 14), HEIGHT - 14)),
  });
}

/** The line around points, each with some room: Andrew's monotone chain (1979) over the corners of their octagons. */
export function hullAround(points: readonly Point[], room: number): readonly Point[] {
  const corners = points.flatMap(({ x, y }) =>
    Array.from({ length: 8 }, (_, at) => {
      const angle = (at * Math.PI) / 4 + Math.PI / 8;
      return { x: x + room * Math.cos(angle), y: y + room * Math.sin(angle) };
    }),
  );
  const sorted = corners.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(sorted: readonly Point[]): Point[] {
  const line: Point[] = [];
  for (const point of sorted) {
    while (line.length >= 2 && turn(line.at(-2) as Point, line.at(-1) as Point, point) <= 0) line.pop();
    line.push(point);
  }
  return line.slice(0, -1);
}

/** Above 0: left turn. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/**
 * Where one person stands, from her answers and the map's axes, as the map places everybody: the distance of each answer
 * from the centre along each axis, stretched by how few of the statements she has answered (Small et al., "Polis: Scaling
 * deliberation by mapping high dimensional opinion spaces", 2021).
 */
export function placeOf(map: DrawnMap, own: OwnAnswers): Point | null {
  const { center, first, second } = map.axes;
  let [x, y, given] = [0, 0, 0];
  for (const [at, { number }] of map.statements.entries()) {
    const answer = own.get(number);
    if (!answer) continue;
    const distance = answer.value - (center[at] ?? 0);
    x += distance * (first[at] ?? 0);
    y += distance * (second[at] ?? 0);
    given += 1;
  }
  if (given === 0) return null;
  const stretch = Math.sqrt(map.statements.length / given);
  return { x: x * stretch, y: y * stretch };
}

/** The group whose middle is nearest. */
export function nearestGroup(map: DrawnMap, point: Point): number | null {
  const distances = map.groups.map(({ x, y }) => (x - point.x) ** 2 + (y - point.y) ** 2);
  return distances.length < 2 ? null : distances.indexOf(Math.min(...distances));
}

/** A, B, C, … */
export function groupLetter(group: number): string {
  return String.fromCharCode(65 + group);
}

/** How many people stand behind one mark, about. */
export function peoplePerMark(marks: readonly Mark[]): number {
  const people = marks.reduce((sum, mark) => sum + mark.people, 0);
  return marks.length === 0 ? 0 : Math.max(1, Math.round(people / marks.length));
}
