import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_LINE, linesOf } from './lines.ts';

test('lines come out whole, wherever the pieces were cut', async () => {
  const text = fc.array(fc.string({ unit: 'grapheme' }).filter((line) => line !== '' && !line.includes('\n')));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const whole = lines.map((line) => `${line}\n`).join('');
      const pieces = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(await Array.fromAsync(linesOf(pieces))).toEqual(lines);
    }),
  );
});

test('the last line feed may be absent, an empty line in the middle is kept', async () => {
  expect(await Array.fromAsync(linesOf(['a\n\nb']))).toEqual(['a', '', 'b']);
});

test('a line without end stops the reading', async () => {
  const endless = Array<string>(20).fill('x'.repeat(LONGEST_LINE / 10));
  await expect(Array.fromAsync(linesOf(endless))).rejects.toThrow('longer than 1048576 characters');
});
