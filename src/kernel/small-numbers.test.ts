import { describe, expect, test } from 'vitest';
import { tooSmall } from './small-numbers.ts';

const shown = (...counts: number[]) => {
  const groups = counts.map((people) => ({ people }));
  const hidden = tooSmall(groups);
  return groups.map((group) => (hidden.has(group) ? null : group.people));
};

describe('small numbers', () => {
  test('a group of fewer than ten is hidden, and with a single one the next smallest', () => {
    expect(shown(30, 12, 9)).toEqual([30, null, null]);
    expect(shown(30, 4, 9)).toEqual([30, null, null]);
    expect(shown(30, 10)).toEqual([30, 10]);
    expect(shown(3)).toEqual([null]);
    expect(shown(40, 3)).toEqual([null, null]);
  });

  test('what is hidden is ten people at least: of two that are two together each would be one', () => {
    expect(shown(50, 40, 1, 1)).toEqual([50, null, null, null]);
    expect(shown(50, 40, 5, 5)).toEqual([50, 40, null, null]);
  });

  test('a group of nobody neither hides nor helps to hide', () => {
    expect(shown(30, 12, 9, 0)).toEqual([30, null, null, 0]);
    expect(shown(30, 0)).toEqual([30, 0]);
    expect(shown()).toEqual([]);
  });
});
