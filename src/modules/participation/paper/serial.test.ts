import { describe, expect, it } from 'vitest';
import { readChoices, readSerial, stepCode, writeSerial } from './serial.ts';

describe('a serial', () => {
  const serial = writeSerial('K7QM', 12);
  it('is read however it is typed', () => {
    expect(serial).toMatch(/^K7QM-0012-[2-9A-Z]$/);
    for (const typed of [serial, serial.toLowerCase(), serial.replaceAll('-', ' ')])
      expect(readSerial(typed)).toEqual({ code: 'K7QM', serial });
  });
  it('tells one wrong sign, and two changed over', () => {
    const body = serial.replaceAll('-', '');
    for (let place = 0; place < body.length - 1; place++) {
      const signs = [...body];
      signs[place] = signs[place] === '7' ? '8' : '7';
      if (signs.join('') !== body) expect(readSerial(signs.join(''))?.serial).not.toBe(serial);
      const turned = [...body];
      [turned[place], turned[place + 1]] = [turned[place + 1] ?? '', turned[place] ?? ''];
      if (turned.join('') !== body && place < body.length - 2) expect(readSerial(turned.join(''))).toBeNull();
    }
  });
  it.each(['', 'nonsense', 'K7QM-0012'])('%j is none', (typed) => expect(readSerial(typed)).toBeNull());
});

it('a step’s code is of signs that nobody confuses', () => {
  expect(stepCode(Uint8Array.of(0, 29, 58, 255))).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}$/);
});

it('choices are numbers, each once', () => {
  expect(readChoices('12, 3;7 3 07')).toEqual(['3', '7', '12']);
  expect(readChoices('')).toEqual([]);
});

it('ranked choices keep their order, and points stand beside each', () => {
  expect(readChoices('12, 3;7 3', 'rank')).toEqual(['12', '3', '7']);
  expect(readChoices('12:4 3 = 06', 'points')).toEqual(['3:6', '12:4']);
  for (const typed of ['12:4 3', '3:1 3:2', '3']) expect(readChoices(typed, 'points')).toEqual([]);
});
