/** Why a personal datum is held. Each has a sentence in every language (locales: rights.purpose.<purpose>). */
export const PURPOSES = [
  'account',
  'security',
  'participation',
  'representation',
  'assistance',
  'administration',
  'notices',
  'statistics',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** GDPR art. 6(1): (a) consent, (b) contract, (c) legal obligation, (e) public task, (f) legitimate interest. */
export type LegalBasis = 'consent' | 'contract' | 'legal-obligation' | 'public-task' | 'legitimate-interest';

/** How long: a number of days after the row was made or last used, or the life of the account, or as long as the public debate. */
export type Retention = { readonly days: number } | 'account' | 'public-record';

export interface PersonalColumn {
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  readonly retention: Retention;
  /** Sealed columns hold ciphertext under the person's own key; shown only through the personal-data access. */
  readonly sealed?: boolean;
  /** The person chose to publish it: reading it is not written down. */
  readonly public?: boolean;
  /** What erasing the account does to it. */
  readonly erase: 'clear' | 'delete-row' | 'keep-without-name';
  /** Its name in the person's copy of her data; null where the value means nothing to her (a hash, a key). */
  readonly exportAs: string | null;
}

/** One declaration a table. Every column of every table stands in exactly one of the two lists (law 6). */
export interface TableDeclaration {
  readonly table: string;
  /** The module that owns the table: the only one whose store may name it (law 5). */
  readonly module: string;
  /** The column that names the person the row is about; null where no row is about a person. */
  readonly subject: string | null;
  readonly personal: Readonly<Record<string, PersonalColumn>>;
  readonly notPersonal: readonly string[];
  /**
   * The column that days of retention are counted from; left out where it is plain from its name (`at`, `created_at`).
   * Or the job of the module's own that lets rows go, where age alone does not say when.
   */
  readonly ages?: string | { readonly job: string };
}
