import { describe, expect, test } from 'vitest';
import { plainText, wordsInText, wordsOf } from './words-of.ts';

describe('the words of a text', () => {
  test.each([
    ["L'escola d’adults", ['escola', 'adults']],
    ['Col·lectius, col.lectius i COL-LECTIUS', ['collectius', 'collectius', 'collectius']],
    ['Ex-alumnes: donar-li suport', ['ex', 'alumnes', 'donar', 'suport']],
    ['El Pla 22@ i la línia C-58', ['pla', '22', 'línia', 'c', '58']],
    ['¿Qué hay? ¡Más árboles!', ['árboles']],
    ['Mes zones verdes, més zones verdes', ['zones', 'verdes', 'zones', 'verdes']],
    ['https://example.org/parc or write to a@b.org', ['write']],
    ['مَكْتَبَة الحي', ['مكتبة', 'الحي']],
    ['🌳🌳 ½ 1r', ['12', '1r']],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('stand where they stood', () => {
    const text = "Obrir l'hort a www.example.org i les col·lectivitats";
    expect(wordsInText(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Obrir',
      'hort',
      'col·lectivitats',
    ]);
  });

  test('of HTML leave its tags and entities behind', () => {
    expect(plainText('<p class="a">Caf&eacute; &amp; t&#232;</p><p>5 < 6</p>').trim()).toBe('Caf&eacute; & tè  5 < 6');
  });
});
