import type { Box, PanelSearch } from './panel-search.ts';
import { activity, type Counts, type PanelSpace } from './panel-space.ts';
import { scattered } from './scatter.ts';

/** A kind of panel and how much of the whole it is. */
export interface Portion {
  readonly counts: Counts;
  readonly share: number;
}

export interface Peeled {
  readonly portions: readonly Portion[];
  /** What was not reached of the mass, and of the target. */
  readonly left: number;
  readonly rest: Float64Array;
}

export interface Peeling {
  readonly search: PanelSearch;
  /** How many panels the target is the sum of. */
  readonly mass: number;
  /** Shares are whole numbers, and so is the target. */
  readonly whole: boolean;
  /** No portion is larger: more kinds of panels. */
  readonly most: number;
  /** Attempts with different numbers go different ways. */
  readonly attempt: number;
  readonly tell: (done: number) => void;
}

/**
 * Writes a target inside `mass` times the space as a sum of panels, Carathéodory's way: takes a panel from the smallest
 * face the target lies in, as much of it as leaves the rest inside, and goes on with the rest, for which one more bound
 * has become tight. So there are at most as many portions as types and quotas. Where a face holds no panel it stops: then
 * the target is no sum of panels, or this way was a wrong one.
 */
export function peel(space: PanelSpace, target: Float64Array, peeling: Peeling): Peeled {
  const { mass, whole, most, search, attempt, tell } = peeling;
  const rest = Float64Array.from(target);
  const enough = whole ? 0 : mass * 1e-9;
  const portions: Portion[] = [];
  let left = mass;
  while (left > enough) {
    const sums = activity(space, rest);
    const state = { space, rest, sums, left, tight: enough, whole };
    const weights = rest.map((value, type) => fraction(value / left) * (1 + scattered(attempt, portions.length, type)));
    const counts = search.within(cellOf(state), weights) ?? search.within(faceOf(state), weights);
    if (counts === null) break;
    const longest = Math.min(most, longestStep(state, counts));
    const share = whole ? Math.floor(longest + 1e-9) : longest;
    if (share <= mass * 1e-13) break;
    portions.push({ counts, share });
    for (const [type, count] of counts.entries()) rest[type] = Math.max(0, (rest[type] ?? 0) - share * count);
    left -= share;
    tell(1 - left / mass);
  }
  return { portions, left, rest };
}

interface State {
  readonly space: PanelSpace;
  readonly rest: Float64Array;
  /** Of the rest, by row. */
  readonly sums: Float64Array;
  readonly left: number;
  /** How near a bound counts as on it. */
  readonly tight: number;
  readonly whole: boolean;
}

/** Where a panel must lie for the rest to stay inside: on every bound that is tight; with whole shares, one of it at least. */
function faceOf({ space, rest, sums, left, tight, whole }: State): Box {
  const range = (value: number, lower: number, upper: number): [number, number] => {
    if (whole) return [Math.max(lower, value - (left - 1) * upper), Math.min(upper, value - (left - 1) * lower)];
    if (value >= left * upper - tight) return [upper, upper];
    return value <= left * lower + tight ? [lower, lower] : [lower, upper];
  };
  return boxOf(
    rest.map((_, type) => type),
    (type) => range(rest[type] ?? 0, 0, space.people[type] ?? 0),
    space.rows.map(({ lower, upper }, row) => range(sums[row] ?? 0, lower, upper)),
  );
}

/** The part of the face nearest to the average: of each type and quota the average rounded down or up. */
function cellOf(state: State): Box {
  const { rest, sums, left } = state;
  const face = faceOf(state);
  const near = (value: number, lower: number, upper: number): [number, number] => {
    const down = Math.max(lower, Math.floor(value + NEARLY));
    const up = Math.min(upper, Math.ceil(value - NEARLY));
    return down <= up ? [down, up] : [lower, upper];
  };
  const rows = state.space.rows.map(({ entries }, row): [number, number] => {
    const [lower, upper] = [face.rowLower[row] ?? 0, face.rowUpper[row] ?? 0];
    const isCounted = entries.every(([, weight]) => weight === 1);
    return isCounted ? near((sums[row] ?? 0) / left, lower, upper) : [lower, upper];
  });
  return boxOf(rest, (type) => near((rest[type] ?? 0) / left, face.lower[type] ?? 0, face.upper[type] ?? 0), rows);
}

const NEARLY = 1e-9;

function boxOf(
  types: Float64Array,
  range: (type: number) => readonly [number, number],
  rows: readonly (readonly [number, number])[],
): Box {
  const ranges = Array.from(types, (_, type) => range(type));
  return {
    lower: Float64Array.from(ranges, ([lower]) => lower),
    upper: Float64Array.from(ranges, ([, upper]) => upper),
    rowLower: Float64Array.from(rows, ([lower]) => lower),
    rowUpper: Float64Array.from(rows, ([, upper]) => upper),
  };
}

/** How much of a panel can be taken before the rest meets a bound. */
function longestStep({ space, rest, sums, left }: State, counts: Counts): number {
  const steps = [left];
  const meet = (value: number, taken: number, lower: number, upper: number) => {
    if (taken > lower && lower !== Number.NEGATIVE_INFINITY) steps.push((value - left * lower) / (taken - lower));
    if (taken < upper) steps.push((left * upper - value) / (upper - taken));
  };
  for (const [type, count] of counts.entries()) meet(rest[type] ?? 0, count, 0, space.people[type] ?? 0);
  const taken = activity(space, counts);
  for (const [row, { lower, upper }] of space.rows.entries()) meet(sums[row] ?? 0, taken[row] ?? 0, lower, upper);
  return Math.max(0, Math.min(...steps));
}

function fraction(value: number): number {
  return value - Math.floor(value + NEARLY);
}
