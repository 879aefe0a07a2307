import type { Context } from 'hono';
import type { FileId } from '#kernel/ids.ts';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import type { ProposalFile } from '../proposal.ts';

/** A picture is shown, drawn anew when it came in; a document is only offered for saving: it may hold scripts. */
export async function sendFile(c: Context<Env>, files: readonly ProposalFile[], id: FileId): Promise<Response> {
  const file = files.find(({ fileId, smallFileId }) => fileId === id || smallFileId === id);
  const open = file && (await c.var.ctx.files.open(id));
  if (!file || !open) throw notFound();
  const etag = `"${open.sha256}"`;
  const headers = {
    etag,
    'content-type': open.contentType,
    'content-disposition': contentDisposition(file.name, file.kind === 'picture' ? 'inline' : 'attachment'),
    // Asked for again with each visit: a draft's picture is not for the next at this machine.
    'cache-control': 'private, no-cache',
  };
  if (c.req.header('if-none-match') === etag) {
    await open.body.cancel();
    return c.body(null, 304, headers);
  }
  return c.body(open.body, 200, { ...headers, 'content-length': String(open.size) });
}
