import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ConflictId, noteConflict } from './conflict-store.ts';
import type { DocumentDisputed } from './events.ts';
import { lockDocument } from './voter-store.ts';

/** Two accounts show the same document: staff look at it, and whoever held it until now is told. */
export async function disputeDocument(
  ctx: Ctx,
  claim: { readonly hashes: readonly string[]; readonly claimantId: PersonId; readonly way: 'census' | 'letter' },
): Promise<ConflictId | undefined> {
  return ctx.transact(async (inside) => {
    const voter = await lockDocument(inside, claim.hashes);
    const conflictId = voter && (await noteConflict(inside, { ...claim, voterId: voter.id }));
    if (conflictId)
      await inside.emit<DocumentDisputed>({ type: 'document-disputed', conflictId, holderId: voter.person_id });
    return conflictId;
  });
}
