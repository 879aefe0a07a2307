import { isStopWord } from './stop-words.ts';

/** One word of a text: as its language writes it (lower case, with accents) and where it stands. */
export interface WordInText {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_WORD = 40;
const LETTER = /[\p{L}\p{N}]/u;
/** Letters and digits; the marks that join Catalan "l·l" stay inside. Apostrophes, hyphens and "@" part words. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?<=l)[·•‧.-](?=l)[\p{L}\p{M}\p{N}]+)*/giu;

/** Web and mail addresses: nobody looks for their words. */
const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+\.\S+/giu;

/** The searchable words of a plain text, in order, without stop words. */
export function wordsOf(text: string): string[] {
  return wordsInText(text).map((found) => found.word);
}

/** The same, with their places in `text`. */
export function wordsInText(text: string): WordInText[] {
  const words: WordInText[] = [];
  for (const match of text.replace(ADDRESS, (address) => ' '.repeat(address.length)).matchAll(WORD)) {
    const word = normalWord(match[0]);
    if (!LETTER.test(word) || word.length > LONGEST_WORD || isStopWord(word)) continue;
    words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Lower case, composed, "l·l" as people type it: "ll"; without Arabic vowel marks, and letters only: NFKC makes "½" "1⁄2". */
function normalWord(raw: string): string {
  if (/^[a-z0-9]+$/iu.test(raw)) return raw.toLowerCase();
  return raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/l[·•‧.-]l/gu, 'll')
    .replace(/[^\p{L}\p{M}\p{N}]|[\u064B-\u065F\u0670\u0640]/gu, '')
    .replace(/[أإآ]/gu, 'ا');
}

/** The words of sanitised HTML. */
export function plainText(html: string): string {
  if (!/[<&]/u.test(html)) return html;
  return html
    .replace(/<\/?[a-z][^>]*>/giu, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu, (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const point = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
