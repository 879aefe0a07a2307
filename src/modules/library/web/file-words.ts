import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Reader } from '#kernel/reader.ts';
import { documentKindOf } from '#platform/http/documents.ts';
import type { DocumentVersion } from '../document.ts';

// words: library.type.*
/** "PDF, 120 kB" */
export function fileInWords(r: Reader, { contentType, size }: Pick<DocumentVersion, 'contentType' | 'size'>): string {
  return `${r.t(`library.type.${documentKindOf(contentType)}`)}, ${r.bytes(size)}`;
}

export function languagesInWords(r: Reader, { languages }: Pick<DocumentVersion, 'languages'>): string {
  return r.list(languages.map((language) => LANGUAGE_NAMES[language]));
}
