import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { wordsOf } from './words-of.ts';

describe('the stemmer', () => {
  test.each([
    'biblioteca biblioteques bibliotecas',
    'centre centres',
    'hotel hotels',
    'plaça places placa',
    'platja platges',
    'casa cases',
    'estació estacions estación estaciones estacio',
    'ciutadà ciutadans',
    'veïns veïna veïnes',
    'perillós perillosa perillosos',
    'gos gossos gossa',
    'procés processos proceso procesos',
    'participació participar participatiu participativa participación participacio',
    'aparcament aparcaments aparcar aparcamiento',
    'reciclatge reciclar reciclaje',
    'parc parcs parque parques',
    'barri barris barrio barrios',
    'bicicleta bicicletes bicicletas',
    'ciudad ciudades',
    'library libraries',
    'city cities',
    'house houses',
    'plant plants planting planted',
    'المكتبة مكتبة المكتبات',
  ])('takes these for one word: %s', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1);
  });

  test.each(['mare mar', 'porc porta', 'dona don', 'sal salut', 'mercat mercè'])('tells these apart: %s', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(2);
  });

  test('gives letters and digits only, whatever the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const word of wordsOf(text)) {
          expect(stem(word)).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          expect(stem(word).length).toBeGreaterThan(0);
          expect(fold(fold(word))).toBe(fold(word));
        }
      }),
    );
  });

  // Known failures, written down in docs/algorithms/search.md.
  test.fails.each(['luz luces', 'curs cursos', 'foot feet', 'amic amiga', 'bar bares'])(
    'does not join: %s',
    (words) => {
      expect(new Set(words.split(' ').map(stem)).size).toBe(1);
    },
  );
});
