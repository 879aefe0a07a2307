/** Longer ones are not from a sidecar. They are left out, so that no file can fill the memory. */
const LONGEST = 2 ** 20;

/** A lib has no types of a platform; browsers and Node both have this. */
declare const TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };

/** The lines of `FILE.commitments`, from its octets in pieces of any size. */
export async function* sidecarLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!isTooLong && line.length <= LONGEST) yield line;
      isTooLong = false;
    }
    if (rest.length > LONGEST) [rest, isTooLong] = ['', true];
  }
  if (!isTooLong && rest !== '') yield rest;
}
