import type { PersonId } from '#kernel/ids.ts';

/**
 * What `from` did without an account goes over to the account `to`: whoever keeps acts of people changes their owner in the
 * same transaction. Where both did the same, it is done once. Then `from` is gone.
 */
export interface PersonMerging {
  readonly type: 'person-merging';
  readonly from: PersonId;
  readonly to: PersonId;
}

/** Another account shows the document that `holderId` was verified with. She may not have an account. */
export interface DocumentDisputed {
  readonly type: 'document-disputed';
  readonly conflictId: string;
  readonly holderId: PersonId | null;
}

/** Staff decided whose document it is. `moved`: `holderId` is no longer verified with it. */
export interface DisputeDecided {
  readonly type: 'dispute-decided';
  readonly conflictId: string;
  readonly holderId: PersonId | null;
  readonly claimantId: PersonId;
  readonly decision: 'kept' | 'moved';
}
