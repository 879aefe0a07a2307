import type { Chance } from '#kernel/chance.ts';

/** `/s/<code>` and where it leads. */
export interface ShortLink {
  /** Made by the house (`k7d4x`), or words of the staff (`places-2026`). */
  readonly code: string;
  /** A path of this city. */
  readonly path: string;
  readonly ownWords: boolean;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
}

/** Digits and letters that nobody mistakes for others; no vowels, so that chance writes no words. */
export const CODE_LETTERS = '23456789bcdfghjkmnpqrstvwxyz';
const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const WORDS_LEAST = 3;
export const WORDS_MOST = 40;
const LONGEST_ADDRESS = 2000;

/** So many letters of chance. Each is as likely as the others: bytes beyond the last whole round are thrown away. */
export function drawCode(chance: Chance, length: number): string {
  const most = 256 - (256 % CODE_LETTERS.length);
  let code = '';
  while (code.length < length) {
    const [byte = 0] = chance.bytes(1);
    if (byte < most) code += CODE_LETTERS[byte % CODE_LETTERS.length];
  }
  return code;
}

/** As typed from a poster, in capitals too. */
export function readCode(typed: string): string {
  return typed.trim().toLowerCase();
}

/** Small letters without accents, digits and hyphens, and not so long that nobody types them. */
export function areFitWords(words: string): boolean {
  return words.length >= WORDS_LEAST && words.length <= WORDS_MOST && WORDS.test(words);
}

/** The path of an address of this city, whole or not; null for one that leads elsewhere or nowhere. */
export function pathHere(typed: string, origin: string): string | null {
  if (typed.length > LONGEST_ADDRESS || typed.includes('\\') || !/^(\/|https?:\/\/)/.test(typed.trim())) return null;
  try {
    const address = new URL(typed.trim(), origin);
    if (address.origin !== new URL(origin).origin) return null;
    return address.pathname.length > 1 ? address.pathname.replace(/\/$/, '') : '/';
  } catch {
    return null;
  }
}
