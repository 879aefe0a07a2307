import type { Context } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { formDataOf } from '#platform/http/form.ts';

/** What a desk form with one file sent. */
export interface UploadedCsv {
  readonly ticked: (name: string) => boolean;
  /** Its bytes as they are wanted, unpacked where it is gzip; null where no file was chosen. */
  readonly file: AsyncIterable<Uint8Array> | null;
}

/** The file is read from memory and never written to a disk. */
export async function uploadedCsv(c: Context<Env>): Promise<UploadedCsv> {
  const form = await formDataOf(c);
  const file = form.get('file');
  const chosen = typeof file === 'object' && file !== null && file.size > 0 ? file : null;
  return { ticked: (name) => form.get(name) === '1', file: chosen && (await unpacked(chosen)) };
}

async function unpacked(file: File): Promise<AsyncIterable<Uint8Array>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  const stream = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return stream as unknown as AsyncIterable<Uint8Array>;
}
