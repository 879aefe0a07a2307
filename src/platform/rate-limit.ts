import type { Pool } from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { KeyRing } from './keys.ts';

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

interface Limit {
  readonly times: number;
  readonly seconds: number;
  /**
   * Each node counts for itself, in memory: for acts so light that counting them in the database would cost as much as doing
   * them. With N nodes somebody may do N times as many; a support still counts once.
   */
  readonly apart?: true;
}

/** So many times within so many seconds. */
export const LIMITS = {
  'sign-in-address': { times: 5, seconds: 15 * 60 },
  'sign-in-ip': { times: 30, seconds: 3600 },
  'code-tries': { times: 5, seconds: 15 * 60 },
  'code-tries-ip': { times: 60, seconds: 3600 },
  verify: { times: 8, seconds: 3600 },
  'verify-ip': { times: 40, seconds: 3600 },
  'guardian-mail': { times: 3, seconds: 86_400 },
  'passkey-asks': { times: 60, seconds: 3600 },
  proposals: { times: 10, seconds: 3600 },
  comments: { times: 30, seconds: 3600 },
  supports: { times: 120, seconds: 60, apart: true },
  reports: { times: 20, seconds: 3600 },
  ballots: { times: 20, seconds: 3600 },
  answers: { times: 120, seconds: 60, apart: true },
  uploads: { times: 30, seconds: 3600 },
  exports: { times: 5, seconds: 3600 },
  search: { times: 60, seconds: 60, apart: true },
  links: { times: 30, seconds: 60, apart: true },
  api: { times: 300, seconds: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/**
 * Counts in the table `rate_limits`, shared by all nodes; in memory while the database does not answer. Who is already
 * over a limit is remembered in memory, so that a flood costs no queries.
 */
export function createLimits({ pool, keys }: { readonly pool: Pool; readonly keys: KeyRing }): Limits {
  const limiters = new Map(Object.keys(LIMITS).map((name) => [name, limiter(pool, name as LimitName)] as const));
  const of = (name: LimitName) => limiters.get(name) as RateLimiterAbstract;
  const hashed = (name: LimitName, key: string) => keys.lookup(`limit:${name}`, key);
  return {
    async limit(name, key) {
      try {
        await of(name).consume(hashed(name, key));
        return { allowed: true, retryAfterSeconds: 0 };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    },
    async forgive(name, key) {
      await of(name).delete(hashed(name, key));
    },
  };
}

function limiter(pool: Pool, name: LimitName): RateLimiterAbstract {
  const { times, seconds, apart }: Limit = LIMITS[name];
  const counted = { keyPrefix: name, points: times, duration: seconds };
  if (apart) return new RateLimiterMemory(counted);
  return new RateLimiterPostgres({
    ...counted,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: times + 1,
    insuranceLimiter: new RateLimiterMemory(counted),
  });
}
