import { cross, type Pair, pairOf, scaled, squaresOf, subtract } from './column-pairs.ts';
import { drawsFrom } from './draws.ts';
import { covarianceOf, type Spread } from './spread.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A basis grows to this many pairs, then starts again from the best one. */
const MOST_PAIRS = 32;
const MOST_ROUNDS = 60;
const CHECK_EVERY = 2;
/** Below this share of the whole variance an axis is rounding, not opinion. */
const NOTHING = 1e-13;

export interface HowExact {
  /** How far SᵀS v may be from λ v, as a share of the largest λ. */
  readonly tolerance: number;
  /** Ends after so many walks over the votes, close or not. */
  readonly mostSteps?: number;
}

/**
 * The two directions in which the votes differ most (unit length, interleaved: 2·comment, 2·comment + 1), by block
 * Lanczos with full reorthogonalisation; two vectors at a time, so that equal variances are found as well. Each
 * direction's largest entry is positive. An axis without variance is 0. Starts from fixed numbers: same votes, same axes.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., 10.3.6.
 */
export function principalAxes(spread: Spread, { tolerance, mostSteps = Infinity }: HowExact): Pair {
  const { total } = spread;
  const times = covarianceOf(spread);
  let start = startOn(spread);
  if (total === 0) return start.fill(0);
  for (let round = 0, left = mostSteps; ; round += 1) {
    const found = krylov(times, start, tolerance, Math.min(MOST_PAIRS, left));
    left -= found.steps;
    if (found.isDone || left <= 0 || round === MOST_ROUNDS) return finished(found, total);
    start = found.axes;
  }
}

interface Found {
  /** The larger value first. */
  readonly axes: Pair;
  readonly values: readonly number[];
  readonly isDone: boolean;
  readonly steps: number;
}

function krylov(times: (pair: Pair) => Pair, start: Pair, tolerance: number, most: number): Found {
  const basis: Pair[] = [];
  const projected: number[][][] = [];
  let pair = orthonormal(start, basis, 0);
  for (let steps = 1; ; steps += 1) {
    basis.push(pair);
    const image = times(pair);
    const size = Math.sqrt(squaresOf(image));
    projected.push(freed(image, basis));
    const isExact = Math.sqrt(squaresOf(image)) <= 1e-15 * size;
    if (isExact || steps === most || steps % CHECK_EVERY === 0) {
      const found = ritz(basis, projected, image);
      const isDone = isExact || found.residual <= tolerance * (found.values[0] as number);
      if (isDone || steps === most) return { ...found, isDone, steps };
    }
    pair = orthonormal(image, basis, size);
  }
}

/** The best two directions within the basis, and how far the worse of them is from being an eigenvector. */
function ritz(basis: readonly Pair[], projected: readonly number[][][], image: Pair) {
  const size = 2 * basis.length;
  const matrix = new Float64Array(size * size);
  for (const [column, entries] of projected.entries()) {
    for (const [row, products] of entries.entries()) {
      for (const [at, product] of products.entries()) {
        const [i, j] = [2 * row + (at >> 1), 2 * column + (at & 1)];
        matrix[i * size + j] = product;
        matrix[j * size + i] = product;
      }
    }
  }
  const { values, vectors } = symmetricEigen(matrix, size);
  const share = (row: number, half: number) => vectors[row * size + size - 1 - half] as number;
  const shares = (pair: number) => [0, 1, 2, 3].map((at) => -share(2 * pair + (at >> 1), at & 1));
  const axes = pairOf(image.length);
  for (const [at, pair] of basis.entries()) subtract(axes, pair, shares(at));
  const error = pairOf(image.length);
  subtract(error, image, shares(basis.length - 1));
  const [first = 0, , , second = 0] = cross(error, error);
  return {
    axes,
    values: [values[size - 1] as number, values[size - 2] as number],
    residual: Math.sqrt(Math.max(first, second)),
  };
}

/**
 * Takes from a pair what lies in the basis: first along the last two pairs, where in theory all of it lies, then along
 * every one for what rounding leaves. @returns what was taken
 */
function freed(pair: Pair, basis: readonly Pair[]): number[][] {
  const taken = basis.map(() => [0, 0, 0, 0]);
  const free = (at: number) => {
    const products = cross(basis[at] as Pair, pair);
    subtract(pair, basis[at] as Pair, products);
    taken[at] = products.map((product, index) => product + (taken[at]?.[index] as number));
  };
  for (let at = Math.max(0, basis.length - 2); at < basis.length; at += 1) free(at);
  for (let at = 0; at < basis.length; at += 1) free(at);
  return taken;
}

/** What a column of length 1 may lose to the basis and still be one of its own; below this it was rounding. */
const MOSTLY_NEW = 0.5;

/**
 * Both columns at right angles to each other and to the basis, of length 1; one that is nothing but rounding is 0. A
 * short column becomes long here, and so does what rounding left in it of the basis: hence once more along all of it,
 * at full length. Source: "twice is enough", Parlett, The Symmetric Eigenvalue Problem, 6.9.
 */
function orthonormal(pair: Pair, basis: readonly Pair[], size: number): Pair {
  const unit = columnsOfOne(pair, 1e-14 * size);
  for (const other of basis) subtract(unit, other, cross(other, unit));
  return columnsOfOne(unit, MOSTLY_NEW);
}

/** Gram-Schmidt; a column no longer than `least` once the first is taken from the second is 0. */
function columnsOfOne(pair: Pair, least: number): Pair {
  const first = Math.sqrt(cross(pair, pair)[0] as number);
  const result = scaled(pair, first <= least ? 0 : 1 / first, 1);
  for (let pass = 0; pass < 2; pass += 1) subtract(result, result, [0, cross(result, result)[1] as number, 0, 0]);
  const second = Math.sqrt(cross(result, result)[3] as number);
  return scaled(result, 1, second <= least ? 0 : 1 / second);
}

/** Fixed numbers on the comments that are part of the map, 0 elsewhere. */
function startOn({ weight, center }: Spread): Pair {
  const draw = drawsFrom(0);
  const start = pairOf(2 * center.length);
  for (let comment = 0; comment < center.length; comment += 1) {
    if (weight[4 * comment] === 0 && weight[4 * comment + 2] === 0) continue;
    start[2 * comment] = draw() - 0.5;
    start[2 * comment + 1] = draw() - 0.5;
  }
  return start;
}

function finished({ axes, values }: Found, total: number): Pair {
  const [first = 0, , , second = 0] = cross(axes, axes);
  const [most = 0, secondMost = 0] = values;
  return scaled(
    axes,
    most <= NOTHING * total ? 0 : signOf(axes, 0) / Math.sqrt(first),
    secondMost <= NOTHING * total ? 0 : signOf(axes, 1) / Math.sqrt(second),
  );
}

function signOf(pair: Pair, half: number): number {
  let largest = 0;
  for (let at = half; at < pair.length; at += 2) {
    if (Math.abs(pair[at] as number) > Math.abs(largest)) largest = pair[at] as number;
  }
  return largest < 0 ? -1 : 1;
}
