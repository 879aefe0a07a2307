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

/** So small a part of the mass may be left: the solver's own last digits. Nobody's chance is wrong by more. */
export const ENOUGH = 1e-7;

/**
 * Writes a target inside `mass` times the space as a sum of panels, Carathéodory's way: takes a panel from the smallest
 * face the target lies in, as much of it as leaves the rest inside, and goes on with the rest, for which one more bound
 * has become tight. So there are at most as many portions as types and quotas. Where a face holds no panel this way
 * was a wrong one: the last portions are put back, each time more of them, and others are tried. Where the face of the
 * target itself holds none, it is no sum of panels.
 */
export function peel(space: PanelSpace, target: Float64Array, peeling: Peeling): Peeled {
  const { mass, whole, most, search, attempt, tell } = peeling;
  const enough = whole ? 0 : mass * ENOUGH;
  const rest = Float64Array.from(target);
  const portions: Portion[] = [];
  let left = mass;
  let setbacks = 0;
  const take = ({ counts, share }: Portion) => {
    for (const [type, count] of counts.entries()) rest[type] = Math.max(0, (rest[type] ?? 0) - share * count);
    left -= share;
  };
  while (left > enough) {
    const state = { space, rest, sums: activity(space, rest), left, tight: whole ? 0 : mass * 1e-9, whole };
    const salt = attempt + setbacks;
    const weights = rest.map((value, type) => fraction(value / left) * (1 + scattered(salt, portions.length, type)));
    const counts = search.dive(weights, cellOf(state)) ?? search.within(faceOf(state), weights);
    const share = counts === null ? 0 : shareOf(state, counts, most);
    if (counts !== null && share > mass * 1e-13) {
      portions.push({ counts, share });
      take({ counts, share });
      tell(1 - left / mass);
    } else {
      if (portions.length === 0 || setbacks === MOST_SETBACKS) break;
      setbacks += 1;
      for (const portion of portions.splice(-(2 ** setbacks))) take({ ...portion, share: -portion.share });
    }
  }
  return { portions, left, rest };
}

/** The last one puts back eight portions: where that does not help, another way from the beginning is cheaper. */
const MOST_SETBACKS = 3;

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

/** How much of a panel can be taken before the rest meets a bound, `most` at most. */
function shareOf({ space, rest, sums, left, whole }: State, counts: Counts, most: number): number {
  const steps = [left, most];
  const meet = (value: number, taken: number, lower: number, upper: number) => {
    if (taken > lower && lower !== Number.NEGATIVE_INFINITY) steps.push((value - left * lower) / (taken - lower));
    if (taken < upper) steps.push((left * upper - value) / (upper - taken));
  };
  for (const [type, count] of counts.entries()) meet(rest[type] ?? 0, count, 0, space.people[type] ?? 0);
  const taken = activity(space, counts);
  for (const [row, { lower, upper }] of space.rows.entries()) meet(sums[row] ?? 0, taken[row] ?? 0, lower, upper);
  const longest = Math.max(0, Math.min(...steps));
  return whole ? Math.floor(longest + 1e-9) : longest;
}

function fraction(value: number): number {
  return value - Math.floor(value + NEARLY);
}
