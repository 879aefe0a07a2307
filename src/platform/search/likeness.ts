import { fold } from './fold.ts';
import { stem } from './stem.ts';
import type { WeighedLexemes } from './ts-query.ts';
import { forgivenErrors, slipsBetween } from './typing-errors.ts';
import { wordsOf } from './words-of.ts';

export interface Term extends WeighedLexemes {
  readonly word: string;
  readonly uses: number;
}

const MISSPELT = 0.9;
/** The rest is how alike the letters are: it puts the very same title before the same words in another order. */
const SHARE_OF_WORDS = 0.9;
/** Rows that share the rarest words of title and text, though not the title. */
const SHARE_OF_TEXT = 0.8;
const MUCH_SHARED = 0.75;

/**
 * How alike two titles are, 0 to 1: Dice's coefficient over their words, each weighing its inverse document frequency,
 * a word with a slip counting nine tenths; and one tenth for the letters.
 *
 * @param terms the words of `title`, weighed
 * @param shared share of the six most telling words of title and text that the other row has anywhere
 */
export function likenessOf(title: string, terms: readonly Term[], other: string, shared: number): number {
  const words = SHARE_OF_WORDS * wordsAlike(terms, [...new Set(wordsOf(other))]);
  const ofTitles = words === 0 ? 0 : words + (1 - SHARE_OF_WORDS) * lettersAlike(fold(title), fold(other));
  return Math.max(ofTitles, shared >= MUCH_SHARED ? SHARE_OF_TEXT * shared : 0);
}

/** Words only the other title has weigh as much as the mean of ours: the vocabulary is not asked about them. */
function wordsAlike(terms: readonly Term[], others: readonly string[]): number {
  const left = new Set(others);
  let [common, ours] = [0, 0];
  for (const term of terms) {
    ours += term.weight;
    const match = [...left].find((word) => term.lexemes.includes(stem(word)));
    const near = match ?? [...left].find((word) => isMisspelt(fold(term.word), fold(word)));
    if (near === undefined) continue;
    left.delete(near);
    common += match === undefined ? MISSPELT * term.weight : term.weight;
  }
  const theirs = common + (left.size * ours) / terms.length;
  return ours === 0 ? 0 : (2 * common) / (ours + theirs);
}

function isMisspelt(a: string, b: string): boolean {
  const most = Math.min(forgivenErrors(a), forgivenErrors(b));
  return most > 0 && slipsBetween(a, b, most) <= most;
}

/** Dice's coefficient over pairs of neighbouring letters. */
function lettersAlike(a: string, b: string): number {
  const [ours, theirs] = [pairs(a), pairs(b)];
  if (ours.length + theirs.length === 0) return 1;
  const left = new Map<string, number>();
  for (const pair of theirs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of ours) {
    const count = left.get(pair) ?? 0;
    if (count > 0) common += 1;
    left.set(pair, count - 1);
  }
  return (2 * common) / (ours.length + theirs.length);
}

function pairs(text: string): string[] {
  const letters = text.toLowerCase().replace(/\s+/gu, ' ').trim();
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
}
