import { ok, type Result, refuse } from '#kernel/result.ts';
import { DOCUMENT_TYPES, type DocumentKind, documentKind } from './file-kinds.ts';

export interface CheckedDocument {
  readonly kind: DocumentKind;
  readonly contentType: string;
  /** Safe to offer for saving: no folders, no control characters, the ending of its true kind. */
  readonly name: string;
}

export const LARGEST_DOCUMENT = 10 * 1024 * 1024;
const LONGEST_NAME = 100;

/**
 * Lets through PDF, OpenDocument, Office documents without macros, CSV and plain text, up to 10 MB, by what they are.
 * A document is kept as it came: its own metadata (author, dates, pictures inside with their place) stays, and the form
 * must say so. Serve it with `Content-Disposition: attachment` and `nosniff`: a PDF may hold scripts.
 */
export function checkDocument(
  bytes: Uint8Array,
  name: string,
): Result<CheckedDocument, 'file-empty' | 'file-too-large' | 'document-kind'> {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > LARGEST_DOCUMENT) return refuse('file-too-large', { most: LARGEST_DOCUMENT / 1024 / 1024 });
  const kind = documentKind(bytes, name);
  if (kind === null) return refuse('document-kind');
  return ok({ kind, contentType: DOCUMENT_TYPES[kind], name: safeName(name, kind) });
}

function safeName(name: string, kind: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const words = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}"<>|:*?;%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...words].slice(0, LONGEST_NAME).join('').trim() || 'document'}.${kind}`;
}
