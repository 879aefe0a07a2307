import type { Direction, Language } from './language.ts';
import type { LocalizedText, TextInLanguage } from './localized-text.ts';
import type { Cents } from './money.ts';
import type { Refusal } from './result.ts';

/** Values that fill the blanks of a message. */
export type Blanks = Readonly<Record<string, string | number | Date>>;

/** `module.key` of locales/<language>/<module>.json, ICU MessageFormat. */
export type Translate = (key: string, blanks?: Blanks) => string;

/** Whoever reads the page: the language, its direction, and how dates, numbers and money are written in it. */
export interface Reader {
  readonly language: Language;
  readonly direction: Direction;
  /** IANA name of the city's time zone. */
  readonly timeZone: string;
  readonly now: Date;
  readonly t: Translate;
  /** The sentence of a refusal: why not, and what to do next. */
  refusal(refusal: Refusal): string;
  text(text: LocalizedText): string;
  textWithLanguage(text: LocalizedText): TextInLanguage;
  /** The language of words that are not in the reader's, for `lang`; undefined for those that are. */
  foreign(language: string | null | undefined): string | undefined;
  number(value: number): string;
  percent(ratio: number): string;
  money(amount: Cents): string;
  bytes(size: number): string;
  /** "14 October 2026" */
  date(at: Date): string;
  /** "14 October", with the year only where it is not this year's */
  shortDate(at: Date): string;
  /** "Thursday 26 November" */
  weekday(at: Date): string;
  /** "20.00" */
  time(at: Date): string;
  /** "14 October 2026, 20.00" */
  dateTime(at: Date): string;
  /** "9–26 November" */
  dateRange(from: Date, to: Date): string;
  /** Whole days from now, in the city's calendar: 0 today, 1 tomorrow, -1 yesterday. */
  daysUntil(at: Date): number;
  list(items: readonly string[]): string;
}
