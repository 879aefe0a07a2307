import type { Context } from 'hono';
import { DOCUMENT_TYPES, type DocumentKind } from '../file-kinds.ts';
import type { OpenFile } from '../files.ts';
import { contentDisposition } from './download.ts';
import type { Env } from './env.ts';

/** Offers a document as it came. It may hold scripts: it is saved, not opened, and stands in no page of ours. */
export function sendDocument(c: Context<Env>, file: OpenFile): Response {
  // Pages we wrote ourselves open here, as paper: no script, no form, no place among our own pages.
  const isPage = file.contentType.startsWith('text/html');
  return c.body(file.body, 200, {
    'content-type': file.contentType,
    'content-disposition': contentDisposition(file.name, isPage ? 'inline' : 'attachment'),
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
}

/** What a document is, for its words; `html` is a page we wrote ourselves. */
export function documentKindOf(contentType: string): DocumentKind | 'html' {
  const kinds = Object.entries(DOCUMENT_TYPES) as [DocumentKind, string][];
  const plain = (type: string) => type.split(';')[0];
  return kinds.find(([, type]) => plain(type) === plain(contentType))?.[0] ?? 'html';
}

/** As a file field takes them: what `checkDocument` lets through. */
export const DOCUMENT_ENDINGS = Object.keys(DOCUMENT_TYPES)
  .map((kind) => `.${kind}`)
  .join(',');
