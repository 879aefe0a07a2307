import type { ParsedSearch } from './parse-search.ts';
import { stem } from './stem.ts';
import { plainText, wordsInText } from './words-of.ts';

export interface SnippetSegment {
  readonly text: string;
  readonly hit: boolean;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly lexeme: string;
}

/**
 * The passage of a text or HTML, at most `length` characters, that says most of what was searched, with its hits marked
 * whatever their accents and endings. Without a hit, the beginning.
 */
export function snippet(text: string, parsed: ParsedSearch, length = 200): SnippetSegment[] {
  const plain = plainText(text).replace(/\s+/gu, ' ').trim();
  const sought = new Set(parsed.lexemes);
  const hits = wordsInText(plain)
    .map(({ word, start, end }) => ({ start, end, lexeme: stem(word) }))
    .filter((hit) => sought.has(hit.lexeme));
  const [from, to] = passage(plain, hits, length);
  return marked(
    plain,
    hits.filter((hit) => hit.start >= from && hit.end <= to),
    from,
    to,
  );
}

/** Characters shown before the first hit, so that it does not stand naked. */
const LEAD = 40;

function passage(text: string, hits: readonly Hit[], length: number): [number, number] {
  const room = length - 2;
  const anchor = richest(hits, room - LEAD);
  const from = anchor === undefined || anchor.end <= room ? 0 : wordStart(text, Math.max(0, anchor.start - LEAD));
  return [from, wordEnd(text, from, Math.min(text.length, from + room))];
}

/** The hit from which on most different words, then most words, stand within `reach` characters; the first of equals. */
function richest(hits: readonly Hit[], reach: number): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const near = hits.slice(index, index + 50).filter((other) => other.end <= hit.start + reach);
    const worth = new Set(near.map((other) => other.lexeme)).size * 100 + near.length;
    if (worth > most) [best, most] = [hit, worth];
  }
  return best;
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || at === 0 || space - at > LEAD / 2 ? at : space + 1;
}

function wordEnd(text: string, from: number, at: number): number {
  if (at === text.length) return at;
  const space = text.lastIndexOf(' ', at);
  return space <= from ? at : space;
}

function marked(text: string, hits: readonly Hit[], from: number, to: number): SnippetSegment[] {
  const segments: SnippetSegment[] = [];
  let at = from;
  let lead = from > 0 ? '…' : '';
  for (const { start, end } of hits) {
    segments.push({ text: lead + text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true });
    [at, lead] = [end, ''];
  }
  segments.push({ text: lead + text.slice(at, to) + (to < text.length ? '…' : ''), hit: false });
  return segments.filter((segment) => segment.text !== '');
}
