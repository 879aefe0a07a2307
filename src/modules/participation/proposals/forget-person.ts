import type { PersonId } from '#kernel/ids.ts';
import { findStep, stepState } from '#modules/participation/processes/index.ts';

import type { PersonErasing } from '#modules/rights/index.ts';
import { takeOffRoll } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listFiles, removeFile } from './files-store.ts';
import { deleteNeverShown, listNeverShown } from './store.ts';
import {
  addToSupports,
  countedSupportsIn,
  deleteSupportsIn,
  keepCountOfSupports,
  lockSupportsOf,
  lockTallies,
  stepsSupportedBy,
} from './support-store.ts';

/**
 * Subscribed to `person-erasing`. Her drafts go, and what nobody could read yet. Her supports in steps that are open are taken back, as she could do
 * herself: whoever came again under another account would otherwise count twice. In closed steps the numbers stay.
 */
export async function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  for (const { id } of await listNeverShown(ctx, personId)) {
    for (const { fileId } of await listFiles(ctx, id)) await removeFile(ctx, id, fileId);
  }
  await deleteNeverShown(ctx, personId);
  for (const stepId of await stepsSupportedBy(ctx, personId)) await forgetSupports(ctx, stepId, personId);
}

async function forgetSupports(
  ctx: Ctx,
  stepId: Awaited<ReturnType<typeof stepsSupportedBy>>[number],
  personId: PersonId,
): Promise<void> {
  const step = await findStep(ctx, stepId);
  await lockSupportsOf(ctx, stepId, personId);
  const counted = await countedSupportsIn(ctx, stepId, personId);
  if (counted.length > 0) await lockTallies(ctx, counted);
  if (step && stepState(step, ctx.clock.now()) === 'open') await addToSupports(ctx, counted, -1);
  else await keepCountOfSupports(ctx, counted);
  await deleteSupportsIn(ctx, stepId, personId);
  if (step && stepState(step, ctx.clock.now()) === 'open') await takeOffRoll(ctx, stepId, personId);
}
