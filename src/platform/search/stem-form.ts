import type { Language } from '#kernel/language.ts';

/**
 * PostgreSQL's Catalan (Snowball) stemmer misses the plurals whose spelling changes: it makes "biblioteques" `bibliot`
 * and "biblioteca" `bibliotec`. They are put in the singular before it sees them.
 */
export function stemForm(word: string, language: Language): string {
  if (language !== 'ca' || word.length < 6) return word;
  for (const [plural, singular] of CATALAN_PLURALS) {
    if (word.endsWith(plural)) return word.slice(0, -plural.length) + singular;
  }
  return word;
}

const CATALAN_PLURALS = [
  ['ques', 'ca'],
  ['gües', 'gua'],
  ['gues', 'ga'],
  ['ges', 'ja'],
  ['ces', 'ça'],
] as const;
