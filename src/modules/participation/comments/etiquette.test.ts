import { expect, test } from 'vitest';
import { etiquetteHints } from './etiquette.ts';

test.each([
  ['Hi ha ombra a la tarda, i el banc de l’ADIGSA també.', []],
  ['AIXÒ ÉS UNA VERGONYA', ['capitals']],
  ['Però què us heu pensat???', ['marks-repeated']],
  ['https://example.org/noticia', ['only-links']],
  ['Ho explica bé aquest article: https://example.org/noticia', []],
  ['الظل ضروري في الصيف', []],
])('advises on %j: %j', (body, hints) => {
  expect(etiquetteHints(body)).toEqual(hints);
});
