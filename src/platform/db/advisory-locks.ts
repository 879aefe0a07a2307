/** The keys of the locks that processes of one city hold against each other: each its own, or one waits for another for ever. */
export const ADVISORY_LOCKS = {
  /** Shared by whoever uses an embedded database; its keeper stops it once nobody does. */
  inUse: 0x0a7e_0e0,
  /** Held while migrations run. */
  migrating: 0x0a7e_0e1,
  /** Shared by whoever runs jobs. */
  working: 0x0a7e_0e2,
} as const;
