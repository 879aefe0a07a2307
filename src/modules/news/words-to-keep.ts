import type { LocalizedText } from '#kernel/localized-text.ts';
import { htmlOfWritten, isHtml, writtenOfHtml } from '#kernel/written-text.ts';
import { pageHtml } from '#modules/city/index.ts';
import type { NewsWords } from './news.ts';

/** As it was typed, made what is kept: plain lines become paragraphs, HTML loses what a page of the city may not hold. */
export function wordsToKeep({ title, lede, body }: NewsWords): NewsWords {
  const html = Object.entries(body).map(([language, words]) => [
    language,
    isHtml(words) ? words : htmlOfWritten(words, 'h2'),
  ]);
  return { title, lede, body: pageHtml(Object.fromEntries(html)) };
}

/** The body as it was typed. */
export function bodyAsTyped(body: LocalizedText): LocalizedText {
  return Object.fromEntries(Object.entries(body).map(([language, html]) => [language, writtenOfHtml(html, 'h2')]));
}
