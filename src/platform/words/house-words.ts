import { join } from 'node:path';
import { CHECKOUT } from '../checkout.ts';
import { loadWords, type Words } from './words.ts';

let words: Words | undefined;

/** The sentences of the house, read once. */
export function houseWords(): Words {
  words ??= loadWords(join(CHECKOUT, 'locales'));
  return words;
}
