/** L with L·Lᵀ = matrix, of a symmetric positive definite matrix by rows. */
export function factorize(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] as number;
      for (let at = 0; at < column; at += 1) {
        sum -= (lower[row * size + at] as number) * (lower[column * size + at] as number);
      }
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / (lower[column * size + column] as number);
    }
  }
  return lower;
}

/** x with L·Lᵀ·x = values. */
export function solve(lower: Float64Array, values: Float64Array, size: number): Float64Array {
  const x = Float64Array.from(values);
  for (let row = 0; row < size; row += 1) {
    let sum = x[row] as number;
    for (let at = 0; at < row; at += 1) sum -= (lower[row * size + at] as number) * (x[at] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = x[row] as number;
    for (let at = row + 1; at < size; at += 1) sum -= (lower[at * size + row] as number) * (x[at] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  return x;
}

/** The diagonal of the inverse of L·Lᵀ: squares of the columns of L⁻¹. */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  const column = new Float64Array(size);
  for (let start = 0; start < size; start += 1) {
    let squares = 0;
    for (let row = start; row < size; row += 1) {
      let sum = row === start ? 1 : 0;
      for (let at = start; at < row; at += 1) sum -= (lower[row * size + at] as number) * (column[at] as number);
      column[row] = sum / (lower[row * size + row] as number);
      squares += (column[row] as number) ** 2;
    }
    diagonal[start] = squares;
  }
  return diagonal;
}
