export interface Eigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Row by row: the vector to `values[j]` is column j. */
  readonly vectors: Float64Array;
}

const EPSILON = 2 ** -52;

/**
 * All eigenvalues and vectors of a small symmetric matrix (row by row): Householder's reduction to three diagonals, then
 * implicit QL. Source: Wilkinson & Reinsch, Handbook for Automatic Computation II, 1971, contributions II/2 and II/4.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const v = Float64Array.from(matrix);
  const d = new Float64Array(size);
  const e = new Float64Array(size);
  if (size > 0) {
    tridiagonalise(v, d, e, size);
    accumulate(v, d, size);
    e.copyWithin(0, 1);
    e[size - 1] = 0;
    for (let l = 0; l < size; l += 1) settle(v, d, e, l, size);
    sortAscending(v, d, size);
  }
  return { values: d, vectors: v };
}

const at = (array: Float64Array, index: number) => array[index] as number;

function tridiagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  for (let j = 0; j < n; j += 1) d[j] = at(v, (n - 1) * n + j);
  for (let i = n - 1; i > 0; i -= 1) {
    let scale = 0;
    for (let k = 0; k < i; k += 1) scale += Math.abs(at(d, k));
    let h = 0;
    if (scale === 0) {
      e[i] = at(d, i - 1);
      for (let j = 0; j < i; j += 1) {
        d[j] = at(v, (i - 1) * n + j);
        v[i * n + j] = 0;
        v[j * n + i] = 0;
      }
    } else {
      for (let k = 0; k < i; k += 1) {
        d[k] = at(d, k) / scale;
        h += at(d, k) * at(d, k);
      }
      h = reflect(v, d, e, i, n, scale, h);
    }
    d[i] = h;
  }
}

/** One Householder reflection of row i. @returns h, half the squared length of its vector */
function reflect(v: Float64Array, d: Float64Array, e: Float64Array, i: number, n: number, scale: number, sum: number) {
  const f = at(d, i - 1);
  const g = f > 0 ? -Math.sqrt(sum) : Math.sqrt(sum);
  const h = sum - f * g;
  e[i] = scale * g;
  d[i - 1] = f - g;
  e.fill(0, 0, i);
  for (let j = 0; j < i; j += 1) {
    const dj = at(d, j);
    v[j * n + i] = dj;
    let ej = at(e, j) + at(v, j * n + j) * dj;
    for (let k = j + 1; k < i; k += 1) {
      ej += at(v, k * n + j) * at(d, k);
      e[k] = at(e, k) + at(v, k * n + j) * dj;
    }
    e[j] = ej;
  }
  let along = 0;
  for (let j = 0; j < i; j += 1) {
    e[j] = at(e, j) / h;
    along += at(e, j) * at(d, j);
  }
  for (let j = 0; j < i; j += 1) e[j] = at(e, j) - (along / (h + h)) * at(d, j);
  for (let j = 0; j < i; j += 1) {
    const dj = at(d, j);
    const ej = at(e, j);
    for (let k = j; k < i; k += 1) v[k * n + j] = at(v, k * n + j) - (dj * at(e, k) + ej * at(d, k));
    d[j] = at(v, (i - 1) * n + j);
    v[i * n + j] = 0;
  }
  return h;
}

function accumulate(v: Float64Array, d: Float64Array, n: number): void {
  for (let i = 0; i < n - 1; i += 1) {
    v[(n - 1) * n + i] = at(v, i * n + i);
    v[i * n + i] = 1;
    const h = at(d, i + 1);
    if (h !== 0) {
      for (let k = 0; k <= i; k += 1) d[k] = at(v, k * n + i + 1) / h;
      for (let j = 0; j <= i; j += 1) {
        let g = 0;
        for (let k = 0; k <= i; k += 1) g += at(v, k * n + i + 1) * at(v, k * n + j);
        for (let k = 0; k <= i; k += 1) v[k * n + j] = at(v, k * n + j) - g * at(d, k);
      }
    }
    for (let k = 0; k <= i; k += 1) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j += 1) {
    d[j] = at(v, (n - 1) * n + j);
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
}

/** QL steps until eigenvalue l stands alone. Each converges within a few; 60 is a wall against what cannot happen. */
function settle(v: Float64Array, d: Float64Array, e: Float64Array, l: number, n: number): void {
  for (let step = 0; step < 60; step += 1) {
    let m = l;
    while (m < n - 1 && Math.abs(at(e, m)) > EPSILON * (Math.abs(at(d, m)) + Math.abs(at(d, m + 1)))) m += 1;
    if (m === l) return;
    let g = (at(d, l + 1) - at(d, l)) / (2 * at(e, l));
    let r = Math.sqrt(g * g + 1);
    g = at(d, m) - at(d, l) + at(e, l) / (g + (g >= 0 ? r : -r));
    let s = 1;
    let c = 1;
    let p = 0;
    let i = m - 1;
    for (; i >= l; i -= 1) {
      const f = s * at(e, i);
      const b = c * at(e, i);
      r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r === 0) {
        d[i + 1] = at(d, i + 1) - p;
        e[m] = 0;
        break;
      }
      s = f / r;
      c = g / r;
      g = at(d, i + 1) - p;
      r = (at(d, i) - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotate(v, i, s, c, n);
    }
    if (r === 0 && i >= l) continue;
    d[l] = at(d, l) - p;
    e[l] = g;
    e[m] = 0;
  }
}

function rotate(v: Float64Array, i: number, s: number, c: number, n: number): void {
  for (let k = 0; k < n; k += 1) {
    const place = k * n + i;
    const next = at(v, place + 1);
    const here = at(v, place);
    v[place + 1] = s * here + c * next;
    v[place] = c * here - s * next;
  }
}

function sortAscending(v: Float64Array, d: Float64Array, n: number): void {
  for (let i = 0; i < n - 1; i += 1) {
    let smallest = i;
    for (let j = i + 1; j < n; j += 1) if (at(d, j) < at(d, smallest)) smallest = j;
    if (smallest === i) continue;
    [d[i], d[smallest]] = [at(d, smallest), at(d, i)];
    for (let k = 0; k < n; k += 1) {
      [v[k * n + i], v[k * n + smallest]] = [at(v, k * n + smallest), at(v, k * n + i)];
    }
  }
}
