import type { Language } from '#kernel/language.ts';

/** How somebody walks through the city. */
export interface Way {
  /** Ends the title of the test. */
  readonly name: string;
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

export const WITH_SCRIPTS: Way = {
  name: 'with scripts, on a phone',
  scripts: true,
  hands: 'pointer',
  language: 'ca',
  screen: 'phone',
  scheme: 'light',
};

export const BY_KEYBOARD: Way = {
  ...WITH_SCRIPTS,
  name: 'without scripts, by keyboard alone',
  scripts: false,
  hands: 'keyboard',
  screen: 'desk',
};

/** Scripts on and off, pointer and keyboard. */
export const BOTH_WAYS: readonly Way[] = [WITH_SCRIPTS, BY_KEYBOARD];
