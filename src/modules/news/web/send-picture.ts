import type { Context } from 'hono';
import type { FileId } from '#kernel/ids.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';

/** Asked for again with each visit: a withdrawn item shows no picture any more. */
export async function sendPicture(c: Context<Env>, id: FileId | null): Promise<Response> {
  const file = id && (await c.var.ctx.files.open(id));
  if (!file) throw notFound();
  const headers = { etag: `"${file.sha256}"`, 'content-type': file.contentType, 'cache-control': 'private, no-cache' };
  if (c.req.header('if-none-match') === headers.etag) {
    await file.body.cancel();
    return c.body(null, 304, headers);
  }
  return c.body(file.body, 200, { ...headers, 'content-length': String(file.size) });
}
