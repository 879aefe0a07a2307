import type { Language } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { votersFor } from './ballot-store.ts';
import type { BudgetAddress } from './budget.ts';
import { findCounts } from './count-store.ts';
import type { CommitmentUpdated } from './events.ts';
import { budgetToKeep } from './place.ts';
import { findProject } from './store.ts';
import { insertUpdate } from './update-store.ts';

export interface UpdateWords {
  readonly language: Language;
  readonly body: string;
  readonly progress: number;
  readonly spent: Cents;
}

type Refused = 'budget-not-found' | 'not-your-budget' | 'project-not-found' | 'project-not-funded' | 'update-empty';

/** How the building of a funded project goes: words, per cent, money spent. Who voted for it hears of it. */
export async function writeUpdate(
  ctx: Ctx,
  address: BudgetAddress,
  number: number,
  words: UpdateWords,
): Promise<Result<void, Refused>> {
  const place = await budgetToKeep(ctx, address, 'prepare');
  if ('code' in place) return place;
  const { process, step } = place;
  const project = await findProject(ctx, step.id, number);
  if (!project) return refuse('project-not-found');
  const counts = await findCounts(ctx, step.id);
  if (!counts.some(({ pot, result }) => pot === project.pot && result.winners.includes(project.code)))
    return refuse('project-not-funded');
  if (words.body.trim() === '') return refuse('update-empty');
  return ctx.transact(async (inside) => {
    await insertUpdate(inside, project.id, words);
    await inside.emit<CommitmentUpdated>({
      type: 'commitment-updated',
      ...{ processId: process.id, stepId: step.id, project: number, title: project.title },
      ...{ body: words.body, progress: words.progress, supporters: await votersFor(inside, step.id, number) },
    });
    return ok();
  });
}
