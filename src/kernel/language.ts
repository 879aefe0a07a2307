/** The languages the house is written in. The first three are complete; Arabic covers the public pages. */
export const LANGUAGES = ['ca', 'es', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's own name, as its readers write it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ca: 'Català',
  es: 'Castellano',
  en: 'English',
  ar: 'العربية',
};

export type Direction = 'ltr' | 'rtl';

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value);
}

export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}
