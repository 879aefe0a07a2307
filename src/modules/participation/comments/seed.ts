import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Alignment } from './comment.ts';
import { importComments } from './import-comments.ts';

/** A comment of the demo city. */
export interface SeededComment {
  readonly key: string;
  readonly parent: string | null;
  readonly subjectId: string;
  readonly processId: ProcessId;
  readonly authorId: PersonId | null;
  readonly alignment: Alignment | null;
  readonly language: Language;
  readonly body: string;
  readonly createdAt: Date;
  readonly up: number;
  readonly down: number;
}

/** Written as they are, a process at a time. Gives back how many. */
export async function seedComments(
  ctx: Ctx,
  rows: readonly SeededComment[],
  subjectKind = 'proposal',
): Promise<number> {
  let added = 0;
  for (const [processId, all] of Map.groupBy(rows, (row) => row.processId)) {
    const comments = all.map(({ key, parent, up, down, ...row }) => ({
      ...row,
      externalId: key,
      parentExternalId: parent,
      openingUp: up,
      openingDown: down,
    }));
    added += (await importComments(ctx, { source: 'demo', subjectKind, processId, comments })).added;
  }
  return added;
}
