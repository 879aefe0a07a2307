import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIKE, FEWEST_WORDS, likeness, marksOf } from './alike.ts';

const TEXT = `Proposo que el carrer Major es tanqui al trànsit cada diumenge al matí perquè la canalla hi pugui jugar, els avis
  hi puguin seure a l’ombra i les botigues hi treguin les parades, com ja es fa al barri veí des de fa tres anys.`;

const alike = (one: string, other: string) => likeness(marksOf(one)?.marks ?? [], marksOf(other)?.marks ?? []);

describe('near-identical texts', () => {
  it('a text is like itself, whatever its capitals, accents, marks and links', () => {
    const dressed = `${TEXT.toUpperCase().replaceAll('É', 'E')} https://spam.example/a1`;
    expect(alike(TEXT, dressed)).toBe(1);
  });

  it('a retouched word leaves it near-identical', () => {
    expect(alike(TEXT, TEXT.replace('diumenge', 'dissabte'))).toBeGreaterThanOrEqual(ALIKE);
  });

  it('another text about the same is not', () => {
    const other = `Tancar el carrer Major els diumenges és una mala idea: els cotxes aniran pels carrers del costat, on no hi ha
      voreres, i les botigues hi perdran la gent que ve de fora a comprar.`;
    expect(alike(TEXT, other)).toBeLessThan(0.2);
  });

  it('too few words say nothing', () => {
    expect(marksOf('D’acord amb tot el que dieu')).toBeNull();
    expect(marksOf('')).toBeNull();
    expect(marksOf('http://a.example http://b.example')).toBeNull();
  });

  it('estimates the share of common shingles within four standard errors', () => {
    const words = (from: number, howMany: number) =>
      Array.from({ length: howMany }, (_, at) => `w${from + at}`).join(' ');
    for (const [common, own] of [
      [180, 20],
      [120, 80],
      [60, 140],
    ] as const) {
      const [one, other] = [words(0, common + own), `${words(0, common)} ${words(10_000, own)}`];
      const shingles = (text: string) => {
        const all = text.split(' ');
        return new Set(all.slice(2).map((_, at) => all.slice(at, at + 3).join(' ')));
      };
      const [a, b] = [shingles(one), shingles(other)];
      const share = [...a].filter((each) => b.has(each)).length / new Set([...a, ...b]).size;
      expect(Math.abs(alike(one, other) - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / 32));
    }
  });

  it('any long text has its marks, within what the database holds, and finds itself', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: FEWEST_WORDS, maxLength: 60 }), (words) => {
        const made = marksOf(words.join(' '));
        expect(made?.marks).toHaveLength(32);
        expect(made?.bands).toHaveLength(8);
        for (const mark of [...(made?.marks ?? []), ...(made?.bands ?? [])]) {
          expect(Number.isInteger(mark)).toBe(true);
          expect(Math.abs(mark)).toBeLessThanOrEqual(2 ** 31);
        }
        expect(alike(words.join(' '), words.join(', '))).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});
