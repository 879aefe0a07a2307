import { createHash } from 'node:crypto';
import { stem } from './stem.ts';
import { wordsOf } from './words-of.ts';

/**
 * A lexeme for a whole title: the same for the same words in any order, number, gender and accents. Similar titles are
 * found by it among a million without reading those that merely share a common word.
 */
export function fingerprintOfTitle(title: string): string {
  return fingerprint(wordsOf(title).map(stem));
}

export function fingerprint(lexemes: readonly string[]): string {
  const words = [...new Set(lexemes)].sort().join(' ');
  return `=${createHash('sha256').update(words).digest('base64url').slice(0, 10)}`;
}

/** Where a word has several lexemes, each of them is tried, up to eight choices in all. */
export function possibleFingerprints(terms: readonly (readonly string[])[]): string[] {
  let choices: string[][] = [[]];
  for (const lexemes of terms) {
    const tried = choices.length * lexemes.length <= 8 ? [...new Set(lexemes)] : lexemes.slice(0, 1);
    choices = choices.flatMap((choice) => tried.map((lexeme) => [...choice, lexeme]));
  }
  return choices.map(fingerprint);
}
