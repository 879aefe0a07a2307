import { sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment } from './comment.ts';
import { toComment } from './row.ts';
import { commentsWithTallies } from './store.ts';

const BATCH = 1000;

/** Keyset batches rather than one cursor: no transaction stays open while a slow reader downloads. */
export async function* exportBatches(ctx: Ctx, processId: ProcessId): AsyncGenerator<readonly Comment[]> {
  let after: Comment | undefined;
  for (;;) {
    const query = commentsWithTallies(ctx)
      .where('c.process_id', '=', processId)
      .where('c.state', '=', 'shown')
      .where('c.subject_hidden', '=', false);
    const beyond = after
      ? query.where(sql<boolean>`(c.created_at, c.id) > (${after.createdAt}, ${after.id}::uuid)`)
      : query;
    const rows = await beyond.orderBy('c.created_at').orderBy('c.id').limit(BATCH).execute();
    if (rows.length > 0) yield rows.map(toComment);
    if (rows.length < BATCH) return;
    after = toComment(rows.at(-1) as (typeof rows)[number]);
  }
}
