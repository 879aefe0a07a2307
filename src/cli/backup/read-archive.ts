import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import * as format from './format.ts';
import { type TarEntry, tarEntries } from './tar.ts';

/** The file cannot be restored: the message says why. */
export class UnusableBackup extends Error {}

export interface CheckedBackup {
  readonly manifest: format.Manifest;
  readonly sums: format.Sums;
  readonly jobs: readonly format.WaitingJob[];
  /** keys.sealed, or null */
  readonly sealedKeys: Buffer | null;
  /** By file name; empty where they are sealed or elsewhere. */
  readonly keys: Readonly<Record<string, string>>;
}

export async function* archiveEntries(path: string): AsyncGenerator<TarEntry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (fault) => gunzip.destroy(fault));
  yield* tarEntries(file.pipe(gunzip) as AsyncIterable<Buffer>);
}

/** Reads the whole file and compares every fingerprint, before anything is touched. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  try {
    return await check(path);
  } catch (fault) {
    if (fault instanceof UnusableBackup) throw fault;
    const { code, message } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES') throw new UnusableBackup(`${path} cannot be read: ${message}`);
    throw new UnusableBackup(`${path} is not a whole backup: ${inWords(code, message)}.`);
  }
}

function inWords(code: string | undefined, message: string): string {
  if (code === 'Z_DATA_ERROR') return 'it is damaged, or no backup at all';
  if (code === 'Z_BUF_ERROR') return 'it ends too early';
  return message;
}

const SMALL = new Set<string>([format.MANIFEST, format.SUMS, format.JOBS, format.SEALED_KEYS]);

async function check(path: string): Promise<CheckedBackup> {
  const kept = new Map<string, Buffer>();
  const seen: format.Sums['entries'] = {};
  for await (const { name, size, body } of archiveEntries(path)) {
    const hash = createHash('sha256');
    const pieces: Buffer[] = [];
    const keep = SMALL.has(name) || format.nameUnder('keys', name) !== null;
    for await (const piece of body) {
      hash.update(piece);
      if (keep) pieces.push(piece);
    }
    if (keep) kept.set(name, Buffer.concat(pieces));
    if (name !== format.SUMS) seen[name] = { size, sha256: hash.digest('hex') };
  }
  const sums = read(format.SUMS, kept, format.sumsSchema);
  compare(seen, sums.entries);
  return {
    manifest: read(format.MANIFEST, kept, format.manifestSchema),
    sums,
    jobs: read(format.JOBS, kept, z.array(format.jobSchema)),
    sealedKeys: kept.get(format.SEALED_KEYS) ?? null,
    keys: Object.fromEntries(
      [...kept].flatMap(([name, bytes]) => {
        const file = format.nameUnder('keys', name);
        return file && /^\d{4,}\.key$/.test(file) ? [[file, bytes.toString('utf8')]] : [];
      }),
    ),
  };
}

function compare(seen: format.Sums['entries'], said: format.Sums['entries']): void {
  for (const [name, { size, sha256 }] of Object.entries(said)) {
    const found = seen[name];
    if (!found) throw new UnusableBackup(`The backup lacks ${name}.`);
    if (found.size !== size || found.sha256 !== sha256) throw new UnusableBackup(`The backup is damaged in ${name}.`);
  }
  const extra = Object.keys(seen).find((name) => !(name in said));
  if (extra) throw new UnusableBackup(`The backup holds ${extra}, which it does not name.`);
}

function read<T>(name: string, kept: ReadonlyMap<string, Buffer>, schema: z.ZodType<T>): T {
  const bytes = kept.get(name);
  if (!bytes) throw new UnusableBackup(`This is not a whole backup: it has no ${name}.`);
  const parsed = schema.safeParse(JSON.parse(bytes.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new UnusableBackup(`The backup was made by another version: its ${name} cannot be read.`);
}
