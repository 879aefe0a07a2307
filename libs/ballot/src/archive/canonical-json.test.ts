import { describe, expect, test } from 'vitest';
import { NotCanonical, parseCanonical } from './canonical-json.ts';

describe('JSON in the one compact way', () => {
  test.each([
    ['a delete as belenios-tool writes it', '"a \\u007f"', 'a \u007f'],
    ['a delete as JavaScript writes it', '"a \u007f"', 'a \u007f'],
    ['a text that only speaks of one', '"\\\\u007f"', '\\u007f'],
    ['a backslash before one', '"\\\\\\u007f"', '\\\u007f'],
    ['other controls', '"\\u0000\\b\\t\\n\\f\\r\\u001f"', '\0\b\t\n\f\r\u001f'],
    ['line separators and emoji as they are', '"\u2028 👩‍👩‍👧 ع"', '\u2028 👩‍👩‍👧 ع'],
    ['an empty list', '[]', []],
  ])('%s', (_, text, value) => {
    expect(parseCanonical(text)).toEqual(value);
  });

  test.each([
    ['white space', '[1, 2]'],
    ['a line at the end', '[1]\n'],
    ['a field twice', '{"a":1,"a":1}'],
    ['another spelling of a number', '[1.0]'],
    ['a number below zero that is none', '[-0]'],
    ['a number beyond all', '[1e999]'],
    ['more digits than a number holds', '[12345678901234567890]'],
    ['an escape nobody needs', '"\\u0061"'],
    ['an escaped slash', '"\\/"'],
    ['a delete in capitals', '"\\u007F"'],
    ['a control in capitals', '"\\u001F"'],
    ['nothing', ''],
    ['nesting without end', '['.repeat(100_000)],
    ['nesting deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  ])('%s is refused', (_, text) => {
    expect(() => parseCanonical(text)).toThrow(NotCanonical);
  });
});
