import type { PersonId, ProcessId } from '#kernel/ids.ts';

/** Somebody said yes to the terms: by opening an account, or again after they changed. */
export interface TermsAccepted {
  readonly type: 'terms-accepted';
  readonly personId: PersonId;
  readonly version: string;
  /** Where: `sign-in`, `account`. */
  readonly saidAt: string;
}

/** Somebody changed what we hold of her account: whoever keeps a copy follows. */
export interface AccountChanged {
  readonly type: 'account-changed';
  readonly personId: PersonId;
  /** `people.<column>`, those that are different now. */
  readonly columns: readonly string[];
  readonly hasDistrict: boolean;
}

/** Somebody is no member of a process any more. */
export interface MemberLeft {
  readonly type: 'member-left';
  readonly processId: ProcessId;
  readonly personId: PersonId;
}
