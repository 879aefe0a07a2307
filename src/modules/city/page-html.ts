import sanitizeHtml from 'sanitize-html';
import { LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

const MARKS = {
  allowedTags: [
    ...['h2', 'h3', 'p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'hr', 'br'],
    ...['strong', 'em', 'b', 'i', 'abbr', 'time', 'a', 'span'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    '*': ['lang', 'dir', 'id'],
    a: ['href', 'hreflang'],
    abbr: ['title'],
    time: ['datetime'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // The page has its own h1.
  transformTags: { h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' },
};

/** What a page may hold: text, headings, lists, tables and links. Everything else is dropped on writing. */
export function pageHtml(body: LocalizedText): LocalizedText {
  const clean = LANGUAGES.map((language) => [language, sanitizeHtml(body[language] ?? '', MARKS).trim()] as const);
  return Object.fromEntries(clean.filter(([, html]) => html !== ''));
}
