import { createReadStream } from 'node:fs';

/** Longer ones are refused without being read into memory. */
const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

/** One line of a file as it lies there, with what is wrong with its bytes. */
export interface FileLine {
  /** 1 for the first. */
  readonly number: number;
  readonly text: string | null;
  /** Why there is no text. */
  readonly problem: string | null;
  /** Bytes of the file up to here. */
  readonly upTo: number;
}

/** Told of every piece of the file, in order: for its fingerprint. */
export type OnBytes = (bytes: Uint8Array) => void;

/** The lines of a file that are not blank, read a piece at a time: memory stays flat however long the file or a line. */
export async function* fileLines(path: string, onBytes: OnBytes = () => {}): AsyncGenerator<FileLine> {
  const open = new OpenLine();
  let [number, upTo] = [1, 0];
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    onBytes(chunk);
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      open.add(chunk.subarray(from, end));
      const line = open.close(number, upTo + end + 1);
      if (line) yield line;
      [from, number] = [end + 1, number + 1];
    }
    open.add(chunk.subarray(from));
    upTo += chunk.length;
  }
  const last = open.close(number, upTo);
  if (last) yield last;
}

/** What has been read of the line under way. */
class OpenLine {
  private pieces: Uint8Array[] = [];
  private length = 0;

  add(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.length <= LONGEST_LINE) this.pieces.push(piece);
    else this.pieces = [];
  }

  /** null for a blank line */
  close(number: number, upTo: number): FileLine | null {
    const { pieces, length } = this;
    [this.pieces, this.length] = [[], 0];
    if (length > LONGEST_LINE) return { number, upTo, text: null, problem: 'the line is longer than 1 MB' };
    const text = decoded(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));
    if (text === null) return { number, upTo, text, problem: 'the line is not valid UTF-8' };
    const trimmed = (number === 1 ? text.replace(/^\ufeff/, '') : text).trim();
    return trimmed === '' ? null : { number, upTo, text: trimmed, problem: null };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
