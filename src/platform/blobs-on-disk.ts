import { createReadStream, type Dirent } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Blobs } from './files.ts';

/** One file a key, under `folder/ab/cd/`, spread by the key's last letters (the first ones of a UUIDv7 are its time). */
export function blobsOnDisk(folder: string): Blobs {
  const pathOf = (key: string) => {
    if (!/^[A-Za-z0-9-]{8,}$/.test(key)) throw new Error(`Not a key of a stored file: ${JSON.stringify(key)}`);
    return join(folder, key.slice(-2), key.slice(-4, -2), key);
  };
  return {
    put: (key, bytes) => writeWhole(pathOf(key), bytes),
    async open(key) {
      const path = pathOf(key);
      if (!(await exists(path))) return null;
      return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    writtenBefore: (at) => writtenBefore(folder, at),
  };
}

/** Whole or not at all, and on the disk before it is said to be: written beside, synced, renamed, folder synced. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.part`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system orders a rename by itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function* writtenBefore(folder: string, at: Date): AsyncGenerator<string> {
  for await (const { parentPath, name } of walk(folder)) {
    const { mtime } = await stat(join(parentPath, name));
    if (mtime < at) yield name;
  }
}

async function* walk(folder: string): AsyncGenerator<Dirent> {
  if (!(await exists(folder, 'folder'))) return;
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory()) yield* walk(join(folder, entry.name));
    else if (!entry.name.endsWith('.part')) yield entry;
  }
}

async function exists(path: string, as: 'file' | 'folder' = 'file'): Promise<boolean> {
  return stat(path).then(
    (found) => (as === 'file' ? found.isFile() : found.isDirectory()),
    () => false,
  );
}
