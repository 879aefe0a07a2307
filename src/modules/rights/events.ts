import type { PersonId } from '#kernel/ids.ts';
import type { ConsentKey } from './consents.ts';
import type { Datum } from './correction.ts';

/**
 * A person is erasing her account: whoever counts her acts, or keeps what only she may see, puts it right in the same
 * transaction, before her rows go.
 */
export interface PersonErasing {
  readonly type: 'person-erasing';
  readonly personId: PersonId;
}

/** She took a consent back: whatever was made from it goes in the same transaction. */
export interface ConsentWithdrawn {
  readonly type: 'consent-withdrawn';
  readonly personId: PersonId;
  readonly consent: ConsentKey;
}

/** Staff answered what she asked to have put right: she is told. */
export interface CorrectionAnswered {
  readonly type: 'correction-answered';
  readonly correctionId: string;
  readonly personId: PersonId;
  readonly datum: Datum;
  readonly decision: 'corrected' | 'refused';
}
