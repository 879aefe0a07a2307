import { expect, it } from 'vitest';
import { freeSlug, slugOf } from './slug.ts';

it('an address is made of plain letters, cut at a word', () => {
  expect(slugOf('L’ús de l’aigua: què fem?')).toBe('lus-de-laigua-que-fem');
  expect(slugOf('Col·legi Ñandú')).toBe('collegi-nandu');
  expect(slugOf('ماء')).toBe('');
  expect(slugOf('paraula '.repeat(20))).toBe('paraula-paraula-paraula-paraula-paraula-paraula-paraula');
  expect(slugOf('x'.repeat(100))).toHaveLength(60);
});

it('an address that is taken gets a number', () => {
  expect(freeSlug('water', ['water', 'water-2', 'waterways'])).toBe('water-3');
  expect(freeSlug('air', ['water'])).toBe('air');
});
