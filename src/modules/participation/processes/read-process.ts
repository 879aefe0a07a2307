import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayReadProcess } from './policy.ts';
import type { Category, ProcessDocument, ProcessWithSteps } from './process.ts';
import { findProcess, listCategories, listDocuments } from './store.ts';

export interface ProcessFolder {
  readonly process: ProcessWithSteps;
  readonly documents: readonly ProcessDocument[];
  readonly categories: readonly Category[];
}

/** A process with all that hangs on it; the same refusal for what is not there and for what one may not see. */
export async function readProcess(ctx: Ctx, slug: string): Promise<Result<ProcessFolder, 'process-not-found'>> {
  const process = await findProcess(ctx, { slug });
  if (!process || !mayReadProcess(ctx.actor, process)) return refuse('process-not-found');
  const [documents, categories] = await Promise.all([listDocuments(ctx, process.id), listCategories(ctx, process.id)]);
  return ok({ process, documents, categories });
}
