import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { Clock } from '#kernel/chance.ts';
import type { FileId, PersonId } from '#kernel/ids.ts';
import type { Database } from './database.ts';
import type { Blobs, Files, NewFile, StoredFile } from './files.ts';

export const REMOVE_BLOB = 'platform.remove-blob';

/** The part of a ctx that files need. */
export interface FilesScope {
  readonly actor: Actor;
  readonly db: Database;
  readonly clock: Clock;
  newId<T extends string>(): T;
  enqueue<T extends object>(job: string, data: T): Promise<void>;
}

export function bindFiles(scope: FilesScope, blobs: Blobs): Files {
  return {
    async put(file) {
      const stored = describe(scope.newId<FileId>(), file);
      // Bytes first: a row never points to nothing. A rollback leaves bytes without a row; a job clears those.
      await blobs.put(stored.fileId, file.bytes);
      await insertFile(scope, stored, file.ownerPersonId ?? null);
      return stored;
    },
    async open(fileId) {
      const stored = await findFile(scope.db, fileId);
      const body = stored && (await blobs.open(fileId));
      return stored && body ? { ...stored, body } : null;
    },
    async remove(fileId) {
      await sql`delete from stored_files where id = ${fileId}`.execute(scope.db);
      await scope.enqueue(REMOVE_BLOB, { fileId });
    },
    async handOver(from, to) {
      await sql`update stored_files set owner_person_id = ${to} where owner_person_id = ${from}`.execute(scope.db);
    },
  };
}

/** For the job: takes the bytes away unless the row is (still, after a rollback) there. */
export async function removeBlobWithoutRow(db: Database, blobs: Blobs, fileId: FileId): Promise<void> {
  if ((await findFile(db, fileId)) === null) await blobs.remove(fileId);
}

function describe(fileId: FileId, { bytes, contentType, name, kind }: NewFile): StoredFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileId, sha256, size: bytes.length, contentType, name, kind };
}

async function insertFile(scope: FilesScope, file: StoredFile, owner: PersonId | null): Promise<void> {
  await sql`
    insert into stored_files (id, sha256, size, content_type, name, kind, owner_person_id, created_at)
    values (${file.fileId}, ${file.sha256}, ${file.size}, ${file.contentType}, ${file.name}, ${file.kind}, ${owner},
      ${scope.clock.now()})`.execute(scope.db);
}

async function findFile(db: Database, fileId: FileId): Promise<StoredFile | null> {
  const { rows } = await sql<StoredFile>`
    select id as "fileId", sha256, size, content_type as "contentType", name, kind
    from stored_files where id = ${fileId}`.execute(db);
  return rows[0] ?? null;
}
