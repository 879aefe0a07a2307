import type { PersonId } from '#kernel/ids.ts';
import type { Purpose } from '#kernel/personal-data.ts';
import type { Ctx } from './ctx.ts';

/** Where a sealed text stands. `personId: null` is for someone without an account: sealed under the city's own key. */
export interface SealedPlace {
  readonly personId: PersonId | null;
  /** `table.column`, declared as personal and sealed. */
  readonly column: string;
}

export interface Reading {
  /** `table.column`, declared as personal. */
  readonly columns: readonly string[];
  readonly purpose: Purpose;
}

/**
 * The only way to personal columns (law 7). Each reading writes who, what, why and when in the same transaction; the
 * person sees it. Columns declared `public` may be read without it.
 */
export interface PersonalDataAccess {
  /** Encrypts under the person's own key, made at the first sealing. A fault when her key was destroyed. */
  seal(place: SealedPlace, text: string): Promise<Buffer>;
  /** Many people's texts of one column, in the order given; people without a key yet cost a statement each. */
  sealMany(column: string, rows: readonly { readonly personId: PersonId; readonly text: string }[]): Promise<Buffer[]>;
  /**
   * The text; null when there is none, when the person's key was destroyed, or when somebody else asks under a purpose
   * she limited. A fault when the bytes were tampered with.
   */
  open(place: SealedPlace & { readonly purpose: Purpose }, sealed: Uint8Array | null): Promise<string | null>;
  /** Many people's texts of one column, in the order given, in one statement. */
  openMany(
    what: { readonly column: string; readonly purpose: Purpose },
    rows: readonly { readonly personId: PersonId | null; readonly sealed: Uint8Array | null }[],
  ): Promise<(string | null)[]>;
  /**
   * Runs a query on personal columns that are not sealed. `subjects`: whose data it reads, or how to tell from the rows.
   * It asks through `inside`, the transaction that writes the reading down: a second way to the database, taken while the
   * first is held, is what every way ends up waiting for. `allowed`: those of a given list who did not limit the purpose (she herself always): the query keeps to them.
   */
  read<T>(
    reading: Reading & { readonly subjects: readonly PersonId[] | ((rows: T) => readonly PersonId[]) },
    query: (inside: Ctx, allowed: readonly PersonId[]) => Promise<T>,
  ): Promise<T>;
  /** Who read a person's data, newest first. */
  accessesOf(personId: PersonId, page?: AccessPage): Promise<PersonalDataAccessEntry[]>;
  /** Which of these people restricted this purpose or objected to it: whoever processes under it leaves them out. */
  limited(purpose: Purpose, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>>;
  limitsOf(personId: PersonId): Promise<ProcessingLimit[]>;
  /** null lifts it. */
  setLimit(personId: PersonId, purpose: Purpose, kind: LimitKind | null): Promise<void>;
  /**
   * Who acted without an account has one now: who read what was hers, and what she limited, are the account's. Nothing
   * may be sealed under the key of `from`: it goes.
   */
  handOver(from: PersonId, to: PersonId): Promise<void>;
  /** For ever: what was sealed under it can never be read again, nor in backups made from now on. */
  destroyKey(personId: PersonId): Promise<void>;
}

/** GDPR art. 18 and art. 21. */
export type LimitKind = 'restricted' | 'objected';

export interface ProcessingLimit {
  readonly purpose: Purpose;
  readonly kind: LimitKind;
  readonly since: Date;
}

export interface AccessPage {
  /** Default 50. */
  readonly limit?: number;
  /** Id of the last entry of the page before. */
  readonly after?: string;
  /** With the person's own readings; without them by default. */
  readonly withOwn?: boolean;
}

export interface PersonalDataAccessEntry {
  readonly id: string;
  readonly personId: PersonId | null;
  readonly actorKind: 'visitor' | 'person' | 'system';
  readonly actorId: PersonId | null;
  /** Which job or command, when the system read. */
  readonly actorName: string | null;
  readonly actorRoles: readonly string[];
  readonly columns: readonly string[];
  readonly purpose: Purpose;
  readonly own: boolean;
  readonly requestId: string;
  readonly at: Date;
}
