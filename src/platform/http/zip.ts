import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Names in UTF-8, sizes after the bytes (APPNOTE 4.4.4, bits 11 and 3). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;

/**
 * A ZIP file as it grows: each entry packed while it is written, none held in memory. PKWARE APPNOTE 6.3; without the
 * 64-bit extension, so that every entry and the whole stay under 4 GB.
 */
export async function* zipFile(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, pieces } of entries) {
    const start = offset;
    const head = localHeader(Buffer.from(name, 'utf8'), at);
    offset += head.length;
    yield head;
    const sizes = { crc: 0, size: 0, packed: 0 };
    for await (const bytes of deflated(pieces, sizes)) {
      offset += bytes.length;
      yield bytes;
    }
    const after = dataDescriptor(sizes);
    offset += after.length;
    yield after;
    written.push({ name: Buffer.from(name, 'utf8'), offset: start, ...sizes });
    if (offset > 0xffff_ffff) throw new RangeError('A ZIP file without the 64-bit extension ends at 4 GB.');
  }
  const directory = Buffer.concat(written.map((entry) => centralHeader(entry, at)));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}

async function* deflated(
  pieces: ZipEntry['pieces'],
  sizes: { crc: number; size: number; packed: number },
): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 });
  const feeding = (async () => {
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      sizes.crc = crc32(bytes, sizes.crc);
      sizes.size += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
  })();
  feeding.catch((fault) => deflate.destroy(fault));
  for await (const bytes of deflate as AsyncIterable<Buffer>) {
    sizes.packed += bytes.length;
    yield bytes;
  }
  await feeding;
}

function localHeader(name: Buffer, at: Date): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt32LE(dosTime(at), 10);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function dataDescriptor({ crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>): Buffer {
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x0807_4b50, 0);
  after.writeUInt32LE(crc, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(size, 12);
  return after;
}

function centralHeader({ name, offset, crc, packed, size }: Written, at: Date): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x0201_4b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DEFLATE, 10);
  head.writeUInt32LE(dosTime(at), 12);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

function endOfDirectory(entries: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Date and time as MS-DOS wrote them, in UTC: two seconds exact, from 1980. */
function dosTime(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
