import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { Sums } from './format.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/** A .tar.gz written as it grows, each entry with its fingerprint. Whole at the end, or not there. */
export class ArchiveWriter {
  readonly entries: Sums['entries'] = {};
  private readonly gzip: Gzip = createGzip({ level: 6 });
  private readonly written: Promise<void>;
  private readonly path: string;
  private readonly at: Date;

  constructor(path: string, at: Date) {
    this.path = path;
    this.at = at;
    this.written = this.drain();
    // Told by finish(); until then a full disk must not end the program.
    this.written.catch((fault) => this.gzip.destroy(fault));
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    await this.addStream(name, bytes.length, [bytes]);
  }

  /** @param size of all the pieces together */
  async addStream(name: string, size: number, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256');
    let length = 0;
    await this.write(tarHeader(name, size, this.at));
    for await (const piece of pieces) {
      length += piece.length;
      hash.update(piece);
      await this.write(piece);
    }
    if (length !== size) throw new Error(`${name} has ${length} bytes instead of ${size}`);
    await this.write(tarPadding(size));
    this.entries[name] = { size, sha256: hash.digest('hex') };
  }

  async finish(): Promise<void> {
    await this.write(TAR_END);
    this.gzip.end();
    await this.written;
    await rename(this.beside, this.path);
  }

  async abandon(): Promise<void> {
    this.gzip.destroy();
    await this.written.catch(() => {});
    await rm(this.beside, { force: true });
  }

  private get beside(): string {
    return `${this.path}.part`;
  }

  private async drain(): Promise<void> {
    const file = await open(this.beside, 'w', 0o600);
    try {
      for await (const piece of this.gzip as AsyncIterable<Buffer>) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  private async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      this.gzip.write(bytes, (fault) => (fault ? reject(fault) : resolve()));
    });
  }
}
