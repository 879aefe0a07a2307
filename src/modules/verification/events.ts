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
