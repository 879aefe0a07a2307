import { Hono } from 'hono';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { displayNames } from '#modules/identity/index.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type DownloadColumn, download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { type Comment, sideOf } from '../comment.ts';
import { exportComments } from '../export-comments.ts';
import { mayReadComments } from '../policy.ts';
import type { CommentOptions } from './subjects.ts';

interface NamedRow extends Comment {
  readonly author: string | null;
  readonly about: string | null;
}

/** The comments of a process as open data, streamed. */
export function exportRoutes(options: CommentOptions): Hono<Env> {
  const routes = new Hono<Env>();
  for (const format of FORMATS) {
    routes.get(`/processes/:process/:file{comments\\.${format}}`, async (c) => {
      const { ctx, reader } = c.var;
      const process = await findProcess(ctx, { slug: c.req.param('process') ?? '' });
      if (!process || !mayReadComments(ctx.actor, process)) throw notFound();
      return download(c, {
        name: `${process.slug}-${reader.t('comments.file-name')}`,
        format,
        columns: columnsOf(ctx.origin),
        batches: namedBatches(ctx, process.id, options),
      });
    });
  }
  return routes;
}

function columnsOf(origin: string): readonly DownloadColumn<NamedRow>[] {
  return [
    { name: 'id', value: (row) => row.id },
    { name: 'address', value: (row) => `${origin}/comments/${row.id}` },
    { name: 'subject_kind', value: (row) => row.subjectKind },
    { name: 'subject_id', value: (row) => row.subjectId },
    { name: 'subject_address', value: (row) => row.about },
    { name: 'parent_id', value: (row) => row.parentId },
    { name: 'thread_id', value: (row) => row.rootId },
    { name: 'depth', value: (row) => row.depth },
    { name: 'side', value: (row) => (row.alignment === null ? null : sideOf(row.alignment)) },
    { name: 'author', value: (row) => row.author },
    { name: 'language', value: (row) => row.language },
    { name: 'text', value: (row) => row.body },
    { name: 'useful', value: (row) => row.tally.up },
    { name: 'not_useful', value: (row) => row.tally.down },
    { name: 'created_at', value: (row) => row.createdAt },
    { name: 'edited_at', value: (row) => row.editedAt },
  ];
}

/** Names and addresses are asked for a batch at a time. */
async function* namedBatches(
  ctx: Ctx,
  processId: ProcessId,
  { addresses }: CommentOptions,
): AsyncGenerator<readonly NamedRow[]> {
  for await (const rows of exportComments(ctx, processId)) {
    const ids = rows.flatMap(({ authorId }) => authorId ?? []);
    const subjects = new Map(rows.map(({ subjectKind: kind, subjectId: id }) => [id, { kind, id }]));
    const [names, known] = await Promise.all([
      displayNames(ctx, ids),
      addresses?.(ctx, processId, [...subjects.values()]) ?? new Map<string, string>(),
    ]);
    const nameOf = (id: PersonId | null) => (id && names.get(id)) || null;
    yield rows.map((row) => ({ ...row, author: nameOf(row.authorId), about: known.get(row.subjectId) ?? null }));
  }
}
