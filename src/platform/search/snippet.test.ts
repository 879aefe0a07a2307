import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedSearch } from './parse-search.ts';
import { snippet } from './snippet.ts';

const sought = (...lexemes: string[]): ParsedSearch => ({
  tsquery: lexemes.map((lexeme) => `'${lexeme}'`).join(' & '),
  anyWord: '',
  empty: lexemes.length === 0,
  uses: 1,
  lexemes,
  words: lexemes,
});

describe('a snippet', () => {
  test('marks what was found whatever its accents and endings', () => {
    expect(snippet('<p>Més <b>biblioteques</b> i participació</p>', sought('bibliotec', 'particip'))).toEqual([
      { text: 'Més ', hit: false },
      { text: 'biblioteques', hit: true },
      { text: ' i ', hit: false },
      { text: 'participació', hit: true },
    ]);
  });

  test('shows the passage that holds most of the words', () => {
    const text = `Un parc. ${'Altres coses que es diuen. '.repeat(20)}Volem un parc infantil amb ombra. ${'I res més. '.repeat(30)}`;
    const segments = snippet(text, sought('parc', 'infantil'));
    expect(segments.filter((segment) => segment.hit).map((segment) => segment.text)).toEqual(['parc', 'infantil']);
    expect(segments[0]?.text.startsWith('…')).toBe(true);
    expect(segments.at(-1)?.text.endsWith('…')).toBe(true);
  });

  test('is the beginning where nothing was found', () => {
    expect(snippet('Una frase curta.', sought('parc'))).toEqual([{ text: 'Una frase curta.', hit: false }]);
  });

  test('is never longer than asked and says nothing the text does not say', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 200 }), fc.integer({ min: 60, max: 300 }), (text, length) => {
        const shown = snippet(text, sought('dolor', 'sit'), length)
          .map((segment) => segment.text)
          .join('');
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(text).toContain(shown.replaceAll('…', ''));
      }),
    );
  });
});
