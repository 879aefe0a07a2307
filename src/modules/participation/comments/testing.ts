import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CommentId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { personActor, testId } from '#platform/testing.ts';
import { addComment, type WrittenComment } from './add-comment.ts';
import type { Comment, CommentSubject, Side } from './comment.ts';
import { replyToComment } from './reply-to-comment.ts';

let made = 0;

/** Something of its own to argue about. */
export function subject(changes: Partial<CommentSubject> = {}): CommentSubject {
  made += 1;
  const id = testId<string>(700_000 + made);
  const processId = testId<ProcessId>(710_000 + made);
  return {
    kind: 'proposal',
    id,
    processId,
    title: 'Trees',
    url: `/here/${made}`,
    open: true,
    alignment: true,
    ...changes,
  };
}

export function written(changes: Partial<WrittenComment> = {}): WrittenComment {
  made += 1;
  return { formId: testId(720_000 + made), language: 'ca', body: 'Hi ha ombra a la tarda.', ...changes };
}

export async function commented(
  ctx: Ctx,
  about: CommentSubject,
  changes: Partial<WrittenComment & { side: Side; author: Actor }> = {},
): Promise<Comment> {
  const { author = personActor(), side = 'for', ...text } = changes;
  const done = await addComment(ctx.as(author), about, { ...written(text), side });
  if (!done.ok) throw new Error(done.code);
  return (done.value as { comment: Comment }).comment;
}

export async function replied(
  ctx: Ctx,
  about: CommentSubject,
  parentId: CommentId,
  changes: Partial<WrittenComment & { author: Actor }> = {},
): Promise<Comment> {
  const { author = personActor(), ...text } = changes;
  const done = await replyToComment(ctx.as(author), about, { ...written(text), parentId });
  if (!done.ok) throw new Error(done.code);
  return (done.value as { comment: Comment }).comment;
}

/** What the counts must be, counted one by one: [for, neutral, against, total]. */
export async function countedOneByOne(ctx: Ctx, { kind, id }: CommentSubject): Promise<number[]> {
  const { rows } = await sql<{ counted: number[] }>`
    select array[count(*) filter (where alignment = 1), count(*) filter (where alignment = 0),
      count(*) filter (where alignment = -1), count(*)] as counted
    from comments where subject_kind = ${kind} and subject_id = ${id} and state = 'shown'`.execute(ctx.db);
  return rows[0]?.counted ?? [];
}
