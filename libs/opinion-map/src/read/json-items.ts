import { PolisFileError, quoted } from './polis-file-error.ts';

/** An object of a list, and the line it starts on. */
export interface JsonItem {
  readonly line: number;
  readonly object: Readonly<Record<string, unknown>>;
}

/**
 * The objects of a JSON list, each with its line: JSON.parse tells none for what is well formed and wrong.
 * @throws PolisFileError
 */
export function* jsonItems(file: string, text: string): Generator<JsonItem> {
  let { at, line } = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, 1);
  const fail = (why: string): never => {
    throw new PolisFileError(file, line, why);
  };
  if (text[at] !== '[') fail('there should be a list: [');
  ({ at, line } = skipSpace(text, at + 1, line));
  let isFirst = true;
  while (text[at] !== ']') {
    if (!isFirst) {
      if (text[at] !== ',')
        fail(
          at < text.length ? `there is ${quoted(text[at] as string)} where , or ] should be` : 'the list is not closed',
        );
      ({ at, line } = skipSpace(text, at + 1, line));
    }
    isFirst = false;
    if (text[at] !== '{') fail('there should be an object: {');
    const end = endOfObject(text, at);
    if (end === undefined) return fail('an object is not closed');
    yield { line, object: objectIn(text.slice(at, end.at), file, line) };
    ({ at, line } = skipSpace(text, end.at, line + end.lines));
  }
  ({ at, line } = skipSpace(text, at + 1, line));
  if (at < text.length) fail('there is text behind the list');
}

function objectIn(json: string, file: string, line: number): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(json);
  } catch {
    throw new PolisFileError(file, line, 'the object that starts here is not JSON');
  }
}

function skipSpace(text: string, from: number, line: number): { at: number; line: number } {
  let at = from;
  let lines = line;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) lines += 1;
    else if (code !== 32 && code !== 9 && code !== 13) break;
  }
  return { at, line: lines };
}

/** The place behind the brace that closes the one at `from`, and the line breaks between them. */
function endOfObject(text: string, from: number): { at: number; lines: number } | undefined {
  let depth = 0;
  let lines = 0;
  let isInText = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) lines += 1;
    if (isInText) {
      if (code === 92) at += 1;
      else if (code === 34) isInText = false;
    } else if (code === 34) isInText = true;
    else if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return { at: at + 1, lines };
    }
  }
  return undefined;
}
