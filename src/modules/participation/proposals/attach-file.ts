import type { FileId, ProposalId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findStep } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { attachFile, type FileRefusal, removeFile, type Upload } from './files-store.ts';
import { proposalRules } from './rules.ts';
import { ownDraft } from './save-draft.ts';

/** Adds pictures or documents to one's own draft: all of them or none. */
export async function attachFiles(
  ctx: Ctx,
  id: ProposalId,
  uploads: readonly Upload[],
): Promise<Result<readonly FileId[], 'draft-not-found' | 'files-not-taken' | FileRefusal>> {
  const draft = await ownDraft(ctx, id);
  const step = draft && (await findStep(ctx, draft.stepId));
  if (!draft?.authorId || !step) return refuse('draft-not-found');
  const owner = draft.authorId;
  if (!proposalRules(step.rules).attachments) return refuse('files-not-taken');
  return ctx.transact(async (inside) => {
    const kept: FileId[] = [];
    for (const upload of uploads) {
      const attached = await attachFile(inside, id, upload, owner);
      if (!attached.ok) return attached;
      kept.push(attached.value);
    }
    return ok(kept);
  });
}

export async function detachFile(ctx: Ctx, id: ProposalId, fileId: FileId): Promise<Result<void, 'draft-not-found'>> {
  if (!(await ownDraft(ctx, id))) return refuse('draft-not-found');
  await ctx.transact((inside) => removeFile(inside, id, fileId));
  return ok();
}
