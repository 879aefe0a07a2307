import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgivenErrors, oneSlipAway, slipsBetween } from './typing-errors.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 7 });

describe('slips of the finger', () => {
  test.each([
    ['infantil', 'infnatil', 1],
    ['biblioteca', 'bibliteca', 1],
    ['parc', 'park', 1],
    ['bicicleta', 'bisicletta', 2],
    ['arbre', 'arbre', 0],
    ['arbre', 'muntanya', 3],
  ])('between %s and %s are %i', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips);
  });

  test('number the same in both directions', () => {
    fc.assert(fc.property(word, word, (a, b) => slipsBetween(a, b, 9) === slipsBetween(b, a, 9)));
  });

  test('every spelling one slip away is one slip away, and none is missing', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const near = oneSlipAway(a);
        expect(near.includes(b)).toBe(slipsBetween(a, b, 9) === 1);
      }),
    );
  });

  test('none are forgiven in short words and numbers, one from four letters, two from eight', () => {
    expect(['mar', '2016', 'parc', 'escoles', 'biblioteca'].map(forgivenErrors)).toEqual([0, 0, 1, 1, 2]);
  });
});
