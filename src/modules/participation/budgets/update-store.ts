import type { PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ProjectId } from './budget.ts';
import type { BudgetTables } from './tables.ts';
import type { UpdateWords } from './write-update.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<BudgetTables>();

export interface Update {
  readonly at: Date;
  readonly language: Language;
  readonly body: string;
  readonly progress: number;
  readonly spent: Cents;
}

export async function insertUpdate(ctx: Ctx, projectId: ProjectId, words: UpdateWords, at?: Date): Promise<void> {
  const by: PersonId | null = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await tables(ctx)
    .insertInto('commitment_updates')
    .values({
      ...{ id: ctx.newId<string>(), project_id: projectId, at: at ?? ctx.clock.now(), language: words.language },
      ...{ body: words.body, progress: words.progress, spent_cents: words.spent, written_by: by },
    })
    .execute();
  await tables(ctx)
    .updateTable('budget_projects')
    .set({ progress: words.progress, spent_cents: words.spent, updated_at: ctx.clock.now() })
    .where('id', '=', projectId)
    .execute();
}

/** Newest first. */
export async function listUpdates(ctx: Ctx, projectId: ProjectId): Promise<Update[]> {
  return tables(ctx)
    .selectFrom('commitment_updates')
    .select(['at', 'language', 'body', 'progress', 'spent_cents as spent'])
    .where('project_id', '=', projectId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
