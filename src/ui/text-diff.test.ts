import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Segment, wordDiff } from './text-diff.ts';

const text = (segments: readonly Segment[], without: Segment['kind']) =>
  segments
    .filter((segment) => segment.kind !== without)
    .map((segment) => segment.text)
    .join('');

describe('two versions of a text', () => {
  test('a changed word is shown as gone and come, the rest stays', () => {
    expect(wordDiff('Open at nine today', 'Open at eight today')).toEqual([
      { kind: 'same', text: 'Open at ' },
      { kind: 'removed', text: 'nine' },
      { kind: 'added', text: 'eight' },
      { kind: 'same', text: ' today' },
    ]);
  });

  test('neighbouring changed words become one phrase', () => {
    expect(wordDiff('Bring the blue card', 'Bring any red card')).toEqual([
      { kind: 'same', text: 'Bring ' },
      { kind: 'removed', text: 'the blue' },
      { kind: 'added', text: 'any red' },
      { kind: 'same', text: ' card' },
    ]);
  });

  test('equal texts show no change, and an empty text shows all of the other', () => {
    expect(wordDiff('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }]);
    expect(wordDiff('', 'New')).toEqual([{ kind: 'added', text: 'New' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('accents and Arabic letters with marks stay inside their word', () => {
    expect(wordDiff('el camí', 'el camió').map((segment) => segment.text)).toEqual(['el ', 'camí', 'camió']);
    expect(wordDiff('شَجَرة', 'شَجَر')).toHaveLength(2);
  });

  test('without what came it is the old text, without what went the new', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '.', 'camí', '🌳'), { maxLength: 30 })
      .map((w) => w.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const segments = wordDiff(before, after);
        expect(text(segments, 'added')).toBe(before);
        expect(text(segments, 'removed')).toBe(after);
      }),
    );
  });

  test('very long rewritten texts answer at once, as one change', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, i) => word + i).join(' ');
    expect(wordDiff(long('a'), long('b'))).toHaveLength(2);
  });
});
