import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VoteValue } from './opinion.ts';
import { principalAxes } from './principal-axes.ts';
import { covarianceOf, spreadOf } from './spread.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { VoteBook } from './vote-book.ts';
import { someVotes, twoCamps } from './votes.fixture.ts';

/** The same matrix, filled, one column at a time. */
function filled(spread: ReturnType<typeof spreadOf>) {
  const size = spread.center.length;
  const matrix = new Float64Array(size * size);
  const times = covarianceOf(spread);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(2 * size);
    unit[2 * column] = 1;
    for (const [at, entry] of times(unit).entries()) if (at % 2 === 0) matrix[(at / 2) * size + column] = entry;
  }
  return { matrix, size };
}

test('they are the eigenvectors of the two largest values of the filled matrix', () => {
  fc.assert(
    fc.property(someVotes, (votes) => {
      const spread = spreadOf(VoteBook.of(votes).table('default'));
      const { matrix, size } = filled(spread);
      const { values } = symmetricEigen(matrix, size);
      const axes = principalAxes(spread, { tolerance: 1e-12 });
      const images = covarianceOf(spread)(axes);
      for (const half of [0, 1]) {
        const wanted = values[size - 1 - half] ?? 0;
        const axis = axes.filter((_, at) => at % 2 === half);
        const image = images.filter((_, at) => at % 2 === half);
        const found = axis.reduce((sum, entry, at) => sum + entry * (image[at] as number), 0);
        expect(found).toBeCloseTo(wanted, 10);
        for (const [at, entry] of axis.entries()) expect(image[at]).toBeCloseTo(wanted * entry, 10);
      }
    }),
    { numRuns: 1000 },
  );
});

test('when hardly any direction is left, rounding does not pass for one', () => {
  // Nine directions that differ by orders of magnitude: what is left of the last one is a ten-millionth of its column.
  const cast: [number, number, VoteValue][] = [
    [0, 1, -1],
    [10, 2, 0],
    [1, 2, -1],
    [5, 0, -1],
    [0, 6, -1],
    [3, 7, 0],
    [2, 5, -1],
    [2, 9, -1],
    [0, 9, 0],
    [4, 7, -1],
    [0, 8, -1],
    [9, 3, -1],
    [2, 2, -1],
    [5, 3, 1],
    [6, 1, 0],
    [8, 5, 0],
    [7, 0, 1],
    [0, 10, -1],
  ];
  const votes = cast.map(([participant, comment, vote]) => ({ participant, comment, vote }));
  const axes = principalAxes(spreadOf(VoteBook.of(votes).table('default')), { tolerance: 1e-12 });
  // Comments 0 and 3 were voted on by the same people, against each other: (1, -1) and then (1, 1), nothing else.
  const half = Math.SQRT1_2;
  const wanted = new Float64Array(axes.length);
  wanted.set([-half, half], 0);
  wanted.set([half, half], 6);
  for (const [at, entry] of axes.entries()) expect(entry).toBeCloseTo(wanted[at] as number, 12);
});

test('equal variances: both axes are found, at right angles', () => {
  const book = new VoteBook();
  for (let participant = 0; participant < 16; participant += 1) {
    for (let comment = 0; comment < 4; comment += 1) {
      book.cast(participant, comment, (participant >> comment) % 2 === 0 ? 1 : -1);
    }
  }
  const axes = principalAxes(spreadOf(book.table('default')), { tolerance: 1e-12 });
  const product = (a: number, b: number) =>
    [0, 1, 2, 3].reduce((sum, at) => sum + (axes[2 * at + a] as number) * (axes[2 * at + b] as number), 0);
  expect([product(0, 0), product(1, 1)]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  expect(product(0, 1)).toBeCloseTo(0, 12);
});

test('an axis of a single opinion stands alone; without any difference there is none', () => {
  const one = principalAxes(spreadOf(VoteBook.of(twoCamps(30, 1)).table('default')), { tolerance: 1e-12 });
  expect(one).toEqual(Float64Array.of(1, 0));
  const alike = VoteBook.of(twoCamps(30, 4).map((vote) => ({ ...vote, vote: 1 })));
  expect([...principalAxes(spreadOf(alike.table('default')), { tolerance: 1e-12 })].every((entry) => entry === 0)).toBe(
    true,
  );
});

test('eigenvalues and vectors of a small matrix by hand', () => {
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 0, 1, 2, 0, 0, 0, 5), 3);
  expect([...values]).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12), expect.closeTo(5, 12)]);
  expect(Math.abs(vectors[8] as number)).toBeCloseTo(1, 12);
});
