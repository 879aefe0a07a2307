import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentStylesheet, accentTokens, contrastRatio } from './contrast.ts';

const LIGHT = '#fbfaf6';
const DARK = '#16171b';

describe('the city chooses its colour', () => {
  test('contrast is that of WCAG', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('blue', '#ffffff')).toBeNaN();
  });

  test('a colour that reads well is kept as it is on light paper', () => {
    const tokens = accentTokens('#2b3fae');
    expect(tokens.ok && tokens.value.light.accent).toBe('#2b3fae');
    expect(tokens.ok && tokens.value.light.onAccent).toBe('#ffffff');
  });

  test('a colour too pale to read is refused with its ratio, and so is what is no colour', () => {
    expect(accentTokens('#ffdd00')).toMatchObject({ ok: false, code: 'accent-too-pale', details: { least: 4.5 } });
    expect(accentTokens('red; }')).toMatchObject({ ok: false, details: { ratio: 0 } });
  });

  test('every accepted colour is legible as text and as ground, light and dark', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((n) => n.toString(16).padStart(2, '0'));
    fc.assert(
      fc.property(part, part, part, (r, g, b) => {
        const tokens = accentTokens(`#${r}${g}${b}`);
        if (!tokens.ok) return;
        const { light, dark } = tokens.value;
        for (const [palette, paper] of [
          [light, LIGHT],
          [dark, DARK],
        ] as const) {
          expect(contrastRatio(palette.accent, paper)).toBeGreaterThanOrEqual(6.9);
          expect(contrastRatio(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
          expect(contrastRatio(palette.onAccent, palette.accentDeep)).toBeGreaterThanOrEqual(4.5);
          expect(contrastRatio(palette.accentDeep, palette.accentWash)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  test('its stylesheet names the tokens twice and nothing else', () => {
    const tokens = accentTokens('#7a1f5c');
    if (!tokens.ok) throw new Error('refused');
    expect(accentStylesheet(tokens.value).match(/--[a-z-]+/g)).toEqual([
      '--accent',
      '--accent-deep',
      '--on-accent',
      '--accent-wash',
      '--accent',
      '--accent-deep',
      '--on-accent',
      '--accent-wash',
    ]);
  });
});
