import type { Language } from '#kernel/language.ts';

/** How somebody walks through the city. */
export interface Way {
  readonly scripts: boolean;
  /** keyboard: Tab, Enter, Space and arrows only, and the focus is seen at every stop. */
  readonly hands: 'pointer' | 'keyboard';
  readonly language: Language;
  readonly screen: 'phone' | 'narrow' | 'desk';
  readonly scheme: 'light' | 'dark';
}

export const SCREENS = {
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 568 },
  desk: { width: 1280, height: 800 },
} as const satisfies Record<Way['screen'], { width: number; height: number }>;

const LANGUAGES_IN_WORDS = { ca: '', es: 'in Spanish', en: 'in English', ar: 'in Arabic' } as const;
const SCREENS_IN_WORDS = { phone: 'on a phone', narrow: 'on a narrow phone', desk: '' } as const;

/** Ends the title of a test. */
export function inWords(way: Way): string {
  return [
    way.scripts ? 'with scripts' : 'without scripts',
    way.hands === 'keyboard' ? 'by keyboard alone' : '',
    LANGUAGES_IN_WORDS[way.language],
    SCREENS_IN_WORDS[way.screen],
    way.scheme === 'dark' ? 'at night' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export const WITH_SCRIPTS: Way = {
  scripts: true,
  hands: 'pointer',
  language: 'ca',
  screen: 'phone',
  scheme: 'light',
};

export const BY_KEYBOARD: Way = {
  ...WITH_SCRIPTS,
  scripts: false,
  hands: 'keyboard',
  screen: 'desk',
};

/** Scripts on and off, pointer and keyboard. */
export const BOTH_WAYS: readonly Way[] = [WITH_SCRIPTS, BY_KEYBOARD];

/** The same for staff, who sit. */
export const AT_THE_DESK: readonly Way[] = [{ ...WITH_SCRIPTS, screen: 'desk' }, BY_KEYBOARD];
