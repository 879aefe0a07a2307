import { directionOf, type Language } from '#kernel/language.ts';
import { inLanguage, textIn } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import { icuLocale, type Words } from './words.ts';

const DAY = 86_400_000;

/** @param currency ISO 4217 code of the city's money, whose smallest unit is a hundredth */
export function readerOf(options: {
  words: Words;
  language: Language;
  timeZone: string;
  currency: string;
  now: Date;
}): Reader {
  const { words, language, timeZone, currency, now } = options;
  const write = formatsOf(language, timeZone, currency);
  const t = words.translator(language);
  return {
    language,
    direction: directionOf(language),
    timeZone,
    now,
    t,
    refusal: (refusal) => t(`refusals.${refusal.code}`, refusal.details),
    text: (text) => textIn(text, language),
    textWithLanguage: (text) => inLanguage(text, language),
    foreign: (other) => (other === language ? undefined : (other ?? undefined)),
    number: (value) => write.number.format(value),
    percent: (ratio) => write.percent.format(ratio),
    money: (amount) => (amount % 100 === 0 ? write.wholeMoney : write.money).format(amount / 100),
    bytes: (size) => writeBytes(size, write.number),
    date: (at) => write.date.format(at),
    shortDate: (at) => (write.year.format(at) === write.year.format(now) ? write.dayMonth : write.date).format(at),
    weekday: (at) => write.weekday.format(at),
    time: (at) => write.time.format(at),
    dateTime: (at) => `${write.date.format(at)}${language === 'ar' ? '،' : ','} ${write.time.format(at)}`,
    dateRange: (from, to) => rangeOf(write, from, to, now),
    daysUntil: (at) => Math.round((dayOf(at, write.day) - dayOf(now, write.day)) / DAY),
    list: (items) => write.list.format(items),
  };
}

/** A range costs a tenth of a millisecond to write, and a page of steps writes the same ones each time. */
const MOST_RANGES = 2000;
const ranges = new Map<string, string>();

function rangeOf(write: Formats, from: Date, to: Date, now: Date): string {
  const withYear = write.year.format(to) !== write.year.format(now);
  const key = `${write.locale} ${write.timeZone} ${from.getTime()} ${to.getTime()} ${withYear}`;
  let range = ranges.get(key);
  if (range === undefined) {
    range = (withYear ? write.date : write.dayMonth).formatRange(from, to);
    if (ranges.size >= MOST_RANGES) ranges.clear();
    ranges.set(key, range);
  }
  return range;
}

type Formats = ReturnType<typeof makeFormats>;
const made = new Map<string, Formats>();

function formatsOf(language: Language, timeZone: string, currency: string): Formats {
  const key = `${language} ${timeZone} ${currency}`;
  let formats = made.get(key);
  if (!formats) {
    formats = makeFormats(icuLocale(language), timeZone, currency);
    made.set(key, formats);
  }
  return formats;
}

function makeFormats(locale: string, timeZone: string, currency: string) {
  const on = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  return {
    locale,
    timeZone,
    number: new Intl.NumberFormat(locale, { useGrouping: true }),
    percent: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
    money: new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: true }),
    wholeMoney: new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      maximumFractionDigits: 0,
      useGrouping: true,
    }),
    date: on({ day: 'numeric', month: 'long', year: 'numeric' }),
    dayMonth: on({ day: 'numeric', month: 'long' }),
    year: on({ year: 'numeric' }),
    weekday: on({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: on({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  };
}

function dayOf(at: Date, day: Intl.DateTimeFormat): number {
  return Date.parse(day.format(at));
}

function writeBytes(size: number, number: Intl.NumberFormat): string {
  if (size < 1000) return `${number.format(size)} B`;
  if (size < 1_000_000) return `${number.format(Math.round(size / 1000))} KB`;
  return `${number.format(Math.round(size / 100_000) / 10)} MB`;
}
