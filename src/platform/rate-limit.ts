/** How often, by name. A limit counts against a key: a person's id, an address, whatever the caller passes. */
export interface Limits {
  /** Counts one. `key` is hashed before it is stored. */
  limit(name: LimitName, key: string): Promise<LimitAnswer>;
  /** Forgets: after a right code, say. */
  forgive(name: LimitName, key: string): Promise<void>;
}

export interface LimitAnswer {
  readonly allowed: boolean;
  /** Whole seconds until it is worth trying again; 0 when allowed. */
  readonly retryAfterSeconds: number;
}

/** times within seconds. */
export const LIMITS = {
  'sign-in-address': { times: 5, seconds: 15 * 60 },
  'sign-in-ip': { times: 30, seconds: 3600 },
  'code-tries': { times: 5, seconds: 15 * 60 },
  'code-tries-ip': { times: 60, seconds: 3600 },
  proposals: { times: 10, seconds: 3600 },
  comments: { times: 30, seconds: 3600 },
  supports: { times: 120, seconds: 60 },
  reports: { times: 20, seconds: 3600 },
  uploads: { times: 30, seconds: 3600 },
  exports: { times: 5, seconds: 3600 },
  search: { times: 60, seconds: 60 },
  api: { times: 300, seconds: 60 },
} as const satisfies Record<string, { times: number; seconds: number }>;

export type LimitName = keyof typeof LIMITS;
