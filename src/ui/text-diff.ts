/** A stretch of text that stayed, went or came. Joined without the `added` they are the old text; without the `removed`, the new. */
export interface Segment {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many pairs of words to compare, the changed middle is shown as one change. */
const LIMIT = 4_000_000;

/** Word by word: the longest common run of words stays (Wagner and Fischer 1974), the rest went or came. */
export function wordDiff(before: string, after: string): readonly Segment[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const head = commonStart(a, b);
  const tail = commonStart(a.slice(head).reverse(), b.slice(head).reverse());
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return joined([
    ...a.slice(0, head).map(same),
    ...(middleA.length * middleB.length > LIMIT ? replaced(middleA, middleB) : compared(middleA, middleB)),
    ...a.slice(a.length - tail).map(same),
  ]);
}

/** Words, the white space between them and punctuation, each by itself. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function compared(a: readonly string[], b: readonly string[]): Segment[] {
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const segments: Segment[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      segments.push(same(a[i] ?? ''));
      i++;
      j++;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      segments.push({ kind: 'removed', text: a[i++] ?? '' });
    } else segments.push({ kind: 'added', text: b[j++] ?? '' });
  }
  return [...segments, ...replaced(a.slice(i), b.slice(j))];
}

/** At i, j: how many words are common to the rests of both texts. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function same(text: string): Segment {
  return { kind: 'same', text };
}

function replaced(a: readonly string[], b: readonly string[]): Segment[] {
  return [
    ...a.map((text): Segment => ({ kind: 'removed', text })),
    ...b.map((text): Segment => ({ kind: 'added', text })),
  ];
}

/** Neighbours of one kind become one; a lone space between two changes goes with them, so that whole phrases change. */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  segments.forEach((segment, index) => {
    const inside = removed !== '' || added !== '';
    const next = segments[index + 1]?.kind;
    if (segment.kind === 'removed') removed += segment.text;
    else if (segment.kind === 'added') added += segment.text;
    else if (inside && /^\s+$/.test(segment.text) && removed && added && next !== undefined && next !== 'same') {
      removed += segment.text;
      added += segment.text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = same(last.text + segment.text);
      else result.push(segment);
    }
  });
  flush();
  return result;
}
