import type { Context } from 'hono';
import type { Language } from '#kernel/language.ts';
import { contentDisposition } from './download.ts';
import type { Env } from './env.ts';

export interface AtomFeed {
  /** IRI: a `urn:uuid:…`, or the feed's own address. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Absolute addresses: of the page the feed follows, and of the feed itself. */
  readonly page: string;
  readonly self: string;
  readonly updated: Date;
  /** Who writes where an entry does not say it. */
  readonly author?: string;
  readonly entries: readonly AtomEntry[];
}

export interface AtomEntry {
  /** Uuid: it becomes a URN, so that a city that moves keeps its entries. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Absolute. */
  readonly href: string;
  readonly published: Date;
  readonly updated: Date;
  readonly author?: string;
  readonly summary: string;
  /** Sanitised HTML. */
  readonly html?: string;
}

/** RFC 4287. */
export function atomFeed(feed: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${xml(feed.id)}</id>
<title>${xml(feed.title)}</title>
<link href="${xml(feed.page)}"/>
<link rel="self" href="${xml(feed.self)}"/>
<updated>${feed.updated.toISOString()}</updated>
${feed.author === undefined ? '' : `${author(feed.author)}\n`}${feed.entries.map(entryOf).join('\n')}
</feed>
`;
}

export function sendAtom(c: Context<Env>, name: string, feed: AtomFeed): Response {
  return c.body(atomFeed(feed), 200, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'content-disposition': contentDisposition(`${name}.atom`, 'inline'),
    'content-language': feed.language,
    'cache-control': 'private, no-cache',
  });
}

function entryOf(entry: AtomEntry): string {
  const parts = [
    `<id>urn:uuid:${entry.id}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<link href="${xml(entry.href)}"/>`,
    `<published>${entry.published.toISOString()}</published>`,
    `<updated>${entry.updated.toISOString()}</updated>`,
    ...(entry.author === undefined ? [] : [author(entry.author)]),
    ...(entry.summary === '' ? [] : [`<summary>${xml(entry.summary)}</summary>`]),
    ...(entry.html === undefined ? [] : [`<content type="html">${xml(entry.html)}</content>`]),
  ];
  return `<entry xml:lang="${entry.language}">\n${parts.join('\n')}\n</entry>`;
}

function author(name: string): string {
  return `<author><name>${xml(name)}</name></author>`;
}

/** Signs that XML 1.0 does not allow are left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
