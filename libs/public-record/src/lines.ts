/** Longer lines are not from a record; reading stops, so that no input can fill the memory. */
export const LONGEST_LINE = 1_048_576;

/** Cuts a stream of text, in pieces of any size, into lines without their line feed. The last line feed may be absent. */
export async function* linesOf(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RangeError(`A line is longer than ${LONGEST_LINE} characters`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
