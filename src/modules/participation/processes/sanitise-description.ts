import sanitizeHtml from 'sanitize-html';
import { htmlOfWritten, isHtml, writtenOfHtml } from '#kernel/written-text.ts';

const TAGS = ['p', 'br', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'b', 'i', 'a', 'blockquote'];

/** HTML that residents may be shown: words, lists and links of this site or of the web; everything else is gone. */
export function sanitiseDescription(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'lang'], p: ['lang'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowProtocolRelative: false,
    transformTags: { h1: 'h3', h2: 'h3', div: 'p' },
  }).trim();
}

/** What a facilitator writes in a plain field: paragraphs, "- " lists, "## " headings; who writes tags writes HTML. */
export function descriptionOf(written: string): string {
  return isHtml(written) ? sanitiseDescription(written) : htmlOfWritten(written, 'h3');
}

/** The same description as it was written; HTML that says more than that stays HTML. */
export function writtenOf(html: string): string {
  return writtenOfHtml(html, 'h3');
}
