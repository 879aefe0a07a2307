import { ok, type Result, refuse } from '#kernel/result.ts';

export interface AccentPalette {
  readonly accent: string;
  readonly accentDeep: string;
  readonly onAccent: string;
  readonly accentWash: string;
}

export interface AccentTokens {
  readonly light: AccentPalette;
  readonly dark: AccentPalette;
}

const PAPER = { light: '#fbfaf6', dark: '#16171b' } as const;
const INK = { light: '#191a1f', dark: '#12142a' } as const;

/** Text that is small needs this much (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
/** What the house aims at (1.4.6). */
const AIM = 7;

/**
 * A legible palette from a city's colour. On light paper it is kept where it reads at 7:1, else darkened until it
 * does; on dark paper it is lightened likewise.
 * @param hex "#2b3fae"; a colour that would have to lose itself to be read on paper is refused.
 */
export function accentTokens(hex: string): Result<AccentTokens, 'accent-too-pale'> {
  const wanted = parse(hex);
  if (!wanted || contrastRatio(hex, PAPER.light) < LEAST) {
    return refuse('accent-too-pale', { ratio: wanted ? round(contrastRatio(hex, PAPER.light)) : 0, least: LEAST });
  }
  const accent = towards(wanted, BLACK, PAPER.light, AIM);
  const bright = towards(wanted, WHITE, PAPER.dark, AIM);
  return ok({
    light: {
      accent: write(accent),
      accentDeep: write(mix(accent, BLACK, 0.3)),
      onAccent: readable(accent, ['#ffffff', INK.light]),
      accentWash: write(mix(parse(PAPER.light) ?? WHITE, accent, 0.1)),
    },
    dark: {
      accent: write(bright),
      accentDeep: write(mix(bright, WHITE, 0.4)),
      onAccent: readable(bright, [INK.dark, '#ffffff']),
      accentWash: write(mix(parse(PAPER.dark) ?? BLACK, bright, 0.14)),
    },
  });
}

/** The text of the small stylesheet that gives a city its colour. */
export function accentStylesheet({ light, dark }: AccentTokens): string {
  return `:root{${declarations(light)}}@media (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;
}

function declarations(palette: AccentPalette): string {
  return `--accent:${palette.accent};--accent-deep:${palette.accentDeep};--on-accent:${palette.onAccent};--accent-wash:${palette.accentWash}`;
}

/** WCAG 2.2 contrast of two "#rrggbb" colours: 1 to 21. NaN where one is not a colour. */
export function contrastRatio(a: string, b: string): number {
  const [one, two] = [parse(a), parse(b)];
  if (!one || !two) return Number.NaN;
  const [low, high] = [luminance(one), luminance(two)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

type Colour = readonly [red: number, green: number, blue: number];

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

function parse(hex: string): Colour | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!digits) return undefined;
  return [digits[1], digits[2], digits[3]].map((pair) => Number.parseInt(pair ?? '', 16)) as unknown as Colour;
}

function write(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: Colour, to: Colour, part: number): Colour {
  return [0, 1, 2].map((i) => (from[i] ?? 0) + ((to[i] ?? 0) - (from[i] ?? 0)) * part) as unknown as Colour;
}

/** Relative luminance (WCAG 2.2, from sRGB). */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The least change towards `end` that reaches the contrast with the paper. */
function towards(colour: Colour, end: Colour, paper: string, ratio: number): Colour {
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(colour, end, part);
    if (contrastRatio(write(mixed), paper) >= ratio) return mixed;
  }
  return end;
}

function readable(ground: Colour, [first, second]: readonly [string, string]): string {
  const paper = write(ground);
  return contrastRatio(first, paper) >= LEAST || contrastRatio(first, paper) >= contrastRatio(second, paper)
    ? first
    : second;
}

function round(ratio: number): number {
  return Math.round(ratio * 10) / 10;
}
