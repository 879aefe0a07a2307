import type { PersonId } from '#kernel/ids.ts';

/**
 * A person is erasing her account: whoever counts her acts, or keeps what only she may see, puts it right in the same
 * transaction, before her rows go.
 */
export interface PersonErasing {
  readonly type: 'person-erasing';
  readonly personId: PersonId;
}
