import { expect, test } from 'vitest';
import { boxOf, roomAt } from './map-room.ts';

test('the room in an area is the width of its outline where the name stands', () => {
  expect(roomAt('M0 0L100 0L100 50L0 50Z', 50, 25)).toBe(100);
  expect(roomAt('M0,0H80V50H0Z', 10, 25)).toBe(80);
  expect(roomAt('M0 0L100 0L50 100Z', 50, 50)).toBe(50);
});

test('of two islands only the one under the name counts', () => {
  expect(roomAt('M0 0L10 0L10 10L0 10ZM50 0L90 0L90 10L50 10Z', 70, 5)).toBe(40);
});

test('outside, or with curves, the room is not known', () => {
  expect(roomAt('M0 0L10 0L10 10L0 10Z', 20, 5)).toBe(0);
  expect(roomAt('M0 0c1 1 2 2 3 3z', 1, 1)).toBe(0);
});

test('the box around areas holds them all; without areas there is none', () => {
  expect(boxOf(['M10 20L30 20L30 50L10 50Z', 'M0,30H5V35H0Z'])).toEqual({ x: 0, y: 20, width: 30, height: 30 });
  expect(boxOf([])).toBeNull();
});
