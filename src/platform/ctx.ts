import type { Actor } from '#kernel/actor.ts';
import type { Chance, Clock } from '#kernel/chance.ts';
import type { Language } from '#kernel/language.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import type { KeyRing } from './keys.ts';
import type { PersonalDataAccess } from './personal-data.ts';
import type { Limits } from './rate-limit.ts';
import type { StaffAct } from './staff-acts.ts';

export type { Database } from './database.ts';

/** What happened, in the past tense, with what others need to know of it: `{ type: 'proposal-answered', … }`. */
export interface DomainEvent {
  readonly type: string;
}

/** What every use case is handed: who acts, on which database, when, with which chance. */
export interface Ctx {
  readonly actor: Actor;
  readonly db: Database;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly language: Language;
  /** Names the request or job in logs and in the log of accesses. */
  readonly requestId: string;
  /** Absolute address of the city's site, without a slash at the end. */
  readonly origin: string;
  readonly personal: PersonalDataAccess;
  readonly files: Files;
  /** Keyed hashes of identity numbers and addresses; signed links and tokens. */
  readonly keys: KeyRing;
  /** How often someone may do a thing. Counted outside any transaction: ask before you open one. */
  readonly limits: Limits;
  newId<T extends string>(): T;
  /**
   * Runs `work` in one transaction (inside one already open, in a savepoint of it). A thrown fault rolls it back; so
   * does a refusal. Inside `work` use the ctx it is handed; do not run two nested transactions at the same time.
   */
  transact<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Tells the modules above. Subscribers run in the same transaction; slow work is enqueued. */
  emit<E extends DomainEvent>(event: E): Promise<void>;
  /**
   * Puts a job into the database in the same transaction. While a job with the same `key` waits, no second is added.
   * Data holds ids, never names or addresses.
   */
  enqueue<T extends object>(job: string, data: T, options?: EnqueueOptions): Promise<void>;
  /**
   * Says in the administration log what the staff does, in this transaction. For whoever is no staff it says nothing.
   * What the public record says of staff stands there by itself.
   */
  noteAct(act: StaffAct): Promise<void>;
  /** The same ctx for another actor: a job that acts for the city, a test that changes hats. */
  as(actor: Actor): Ctx;
}

export interface EnqueueOptions {
  readonly key?: string;
  readonly startAfter?: Date;
}
