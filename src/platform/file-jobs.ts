import { sql } from 'kysely';
import type { FileId } from '#kernel/ids.ts';
import { REMOVE_BLOB, removeBlobWithoutRow } from './bind-files.ts';
import type { Ctx, Database } from './ctx.ts';
import type { Blobs } from './files.ts';
import { defineJob, type JobDefinition } from './job-definition.ts';

const DAY = 24 * 3600 * 1000;
const AT_ONCE = 500;

export function fileJobs(blobs: Blobs): JobDefinition[] {
  return [
    defineJob<{ fileId: FileId }>({
      name: REMOVE_BLOB,
      run: (ctx, { fileId }) => removeBlobWithoutRow(ctx.db, blobs, fileId),
    }),
    defineJob({ name: 'platform.clear-blobs', schedule: { cron: '41 3 * * 0' }, run: (ctx) => clearBlobs(ctx, blobs) }),
  ];
}

/** Bytes older than a day that no row names: their transaction was rolled back. */
async function clearBlobs(ctx: Ctx, blobs: Blobs): Promise<void> {
  const aDayAgo = new Date(ctx.clock.now().getTime() - DAY);
  let keys: string[] = [];
  for await (const key of blobs.writtenBefore(aDayAgo)) {
    keys.push(key);
    if (keys.length < AT_ONCE) continue;
    await removeUnnamed(ctx.db, blobs, keys);
    keys = [];
  }
  await removeUnnamed(ctx.db, blobs, keys);
}

async function removeUnnamed(db: Database, blobs: Blobs, keys: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from stored_files where id = any(${keys}::uuid[])`.execute(db);
  const named = new Set(rows.map(({ id }) => id));
  for (const key of keys) if (!named.has(key)) await blobs.remove(key);
}
