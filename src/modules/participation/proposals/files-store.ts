import type { FileId, PersonId, ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { checkDocument } from '#platform/documents.ts';
import { cleanPicture, type PictureRefusal } from '#platform/pictures.ts';
import type { ProposalFile } from './proposal.ts';
import type { ProposalTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProposalTables>();

export const MOST_FILES = 5;

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FileRefusal = 'too-many-files' | PictureRefusal | 'document-kind';

/** Keeps a picture (drawn anew, without the place it was taken) or a document with a proposal. */
export async function attachFile(
  ctx: Ctx,
  id: ProposalId,
  upload: Upload,
  owner: PersonId,
): Promise<Result<FileId, FileRefusal>> {
  const before = await listFiles(ctx, id);
  if (before.length >= MOST_FILES) return refuse('too-many-files', { most: MOST_FILES });
  const position = before.length + 1;
  const picture = await cleanPicture(upload.bytes);
  if (picture.ok) return attachPicture(ctx, id, { upload, owner, position }, picture.value);
  const document = checkDocument(upload.bytes, upload.name);
  if (!document.ok) return picture.code === 'picture-kind' ? document : picture;
  const { contentType, name } = document.value;
  const stored = await ctx.files.put({
    bytes: upload.bytes,
    contentType,
    name,
    kind: 'proposal-document',
    ownerPersonId: owner,
  });
  const size = { size: stored.size, width: null, height: null };
  await insertFile(
    ctx,
    id,
    { fileId: stored.fileId, smallFileId: null, kind: 'document', name, contentType, ...size },
    position,
  );
  return ok(stored.fileId);
}

type Cleaned = Extract<Awaited<ReturnType<typeof cleanPicture>>, { ok: true }>['value'];

async function attachPicture(
  ctx: Ctx,
  id: ProposalId,
  about: { readonly upload: Upload; readonly owner: PersonId; readonly position: number },
  { contentType, large, small }: Cleaned,
): Promise<Result<FileId, never>> {
  const name = `${about.upload.name.replace(/\.[^.]*$/, '').slice(0, 80) || 'picture'}.webp`;
  const kept = { contentType, name, kind: 'proposal-picture', ownerPersonId: about.owner };
  const stored = await ctx.files.put({ ...kept, bytes: large.bytes });
  const thumbnail = await ctx.files.put({ ...kept, bytes: small.bytes });
  const { width, height } = small;
  const file = { fileId: stored.fileId, smallFileId: thumbnail.fileId, kind: 'picture', name, contentType } as const;
  await insertFile(ctx, id, { ...file, size: stored.size, width, height }, about.position);
  return ok(stored.fileId);
}

export async function listFiles(ctx: Ctx, id: ProposalId): Promise<ProposalFile[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_files')
    .selectAll()
    .where('proposal_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map(({ file_id: fileId, small_file_id: smallFileId, kind, name, content_type, size, width, height }) => {
    return { fileId, smallFileId, kind, name, contentType: content_type, size, width, height };
  });
}

/** Takes a file away from a proposal, bytes and all. */
export async function removeFile(ctx: Ctx, id: ProposalId, fileId: FileId): Promise<void> {
  const gone = await tables(ctx)
    .deleteFrom('proposal_files')
    .where('proposal_id', '=', id)
    .where('file_id', '=', fileId)
    .returning('small_file_id')
    .executeTakeFirst();
  if (!gone) return;
  await ctx.files.remove(fileId);
  if (gone.small_file_id) await ctx.files.remove(gone.small_file_id);
}

async function insertFile(ctx: Ctx, id: ProposalId, file: ProposalFile, position: number): Promise<void> {
  const { fileId, smallFileId, contentType, ...same } = file;
  await tables(ctx)
    .insertInto('proposal_files')
    .values({
      ...same,
      file_id: fileId,
      small_file_id: smallFileId,
      content_type: contentType,
      proposal_id: id,
      position,
    })
    .execute();
}
