import { LANGUAGES, type Language } from './language.ts';

/** A text the city wrote in one or more languages. */
export type LocalizedText = Readonly<Partial<Record<Language, string>>>;

/** The words and the language they are in: a page marks up a text that is not in the reader's language with `lang`. */
export interface TextInLanguage {
  readonly text: string;
  readonly language: Language;
}

/** The text in the reader's language, else in the first language that has one, in the order of LANGUAGES. */
export function inLanguage(text: LocalizedText, wanted: Language): TextInLanguage {
  for (const language of [wanted, ...LANGUAGES]) {
    const words = text[language];
    if (words !== undefined && words !== '') return { text: words, language };
  }
  return { text: '', language: wanted };
}

export function textIn(text: LocalizedText, wanted: Language): string {
  return inLanguage(text, wanted).text;
}
