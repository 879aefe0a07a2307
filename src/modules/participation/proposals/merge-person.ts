import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { joinSupports, moveProposals, supportedByBoth } from './merge-store.ts';
import { addToSupports, lockTallies } from './support-store.ts';

/**
 * Subscribed to `person-merging`: proposals and supports of a guest become those of her account. What both supported counts
 * once. A support that waits for the step's minimum goes on waiting until she gives the next.
 */
export async function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  const both = await supportedByBoth(ctx, from, to);
  if (both.length > 0) {
    const ids = both.map(({ proposalId }) => proposalId);
    await lockTallies(ctx, ids);
    await joinSupports(ctx, ids, from, to);
    const twice = both.filter(({ bothCount }) => bothCount).map(({ proposalId }) => proposalId);
    await addToSupports(ctx, twice, -1);
  }
  await moveProposals(ctx, from, to);
}
