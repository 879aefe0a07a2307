import { BallotFileError } from './ballot-file-error.ts';

/** A piece of a BLT file: a bare word, a quoted text, or the end. */
export interface BltToken {
  readonly kind: 'word' | 'text' | 'end';
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const BACKSLASH = 92;

/** Hands out the tokens of a BLT file one by one; comments are `# …` and `/* … *\/` outside quotes. */
export function bltTokens(text: string): () => BltToken {
  let at = text.startsWith('\u{FEFF}') ? 1 : 0;
  let line = 1;
  let lineStart = at;

  const skip = () => {
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE || (code === RETURN && text.charCodeAt(at + 1) !== NEWLINE)) {
        line += 1;
        lineStart = at + 1;
      } else if (code === HASH) at = endOfLine(text, at) - 1;
      else if (text.startsWith('/*', at)) skipComment();
      else if (!isBlank(code)) return;
      at += 1;
    }
  };

  /** Leaves `at` on the last character of the comment. */
  const skipComment = () => {
    const end = text.indexOf('*/', at + 2);
    if (end === -1) throw new BallotFileError(line, at - lineStart + 1, 'this comment is never closed');
    for (let next = text.indexOf('\n', at); next !== -1 && next < end; next = text.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = next + 1;
    }
    at = end + 1;
  };

  return () => {
    skip();
    const column = at - lineStart + 1;
    if (at >= text.length) return { kind: 'end', value: '', line, column };
    const start = at;
    if (text.charCodeAt(at) !== QUOTE) {
      while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== HASH) at += 1;
      return { kind: 'word', value: text.slice(start, at), line, column };
    }
    const end = closingQuote(text, at);
    if (end === -1) throw new BallotFileError(line, column, 'this quote is not closed on its line');
    at = end + 1;
    return { kind: 'text', value: text.slice(start + 1, end).replace(/\\(["\\])/gu, '$1'), line, column };
  };
}

function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === TAB || code === RETURN;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) at += 1;
  return at;
}

/**
 * Names hold quotes that nobody escaped (`"Alexander "Sandy" Smith"`): a quote closes only where the line ends or
 * another text, a comment or an option begins after it.
 */
function closingQuote(text: string, open: number): number {
  const end = endOfLine(text, open);
  for (let at = open + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && isEscaped(text, at, end)) at += 1;
    else if (code === QUOTE && nothingMore(text, at + 1, end)) return at;
  }
  return -1;
}

/** A backslash that is the last of its name (`"C:\"`) escapes nothing. */
function isEscaped(text: string, at: number, end: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next === BACKSLASH) return true;
  return next === QUOTE && text.lastIndexOf('"', end - 1) > at + 1;
}

function nothingMore(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at >= end || '"#['.includes(text.charAt(at)) || text.startsWith('/*', at);
}
