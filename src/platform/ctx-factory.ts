import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { Chance, Clock } from '#kernel/chance.ts';
import type { Language } from '#kernel/language.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { bindFiles } from './bind-files.ts';
import { bindPersonalData, type DeclaredColumns, declaredColumns } from './bind-personal-data.ts';
import type { Config } from './config.ts';
import type { Ctx, Database, DomainEvent, EnqueueOptions } from './ctx.ts';
import type { Blobs } from './files.ts';
import { createIdMaker } from './id-maker.ts';
import type { KeyRing } from './keys.ts';
import type { Log } from './log.ts';
import type { Limits } from './rate-limit.ts';
import { insertStaffAct } from './staff-acts.ts';

export interface PlatformParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly keys: KeyRing;
  readonly blobs: Blobs;
  readonly limits: Limits;
  readonly queue: JobQueue;
  readonly config: Config;
  readonly log: Log;
  /** Told of every event once its transaction is committed: for the figures. */
  readonly happened?: (eventType: string) => void;
  /** The declarations of the platform's and of every module's tables. */
  readonly declaredTables: readonly TableDeclaration[];
}

/** Where enqueued work goes. */
export interface JobQueue {
  enqueue(db: Database, job: string, data: object, options: EnqueueOptions): Promise<void>;
  /** Called after the commit: work may start at once instead of at the next look. */
  nudge(): void;
}

export interface Platform
  extends Pick<PlatformParts, 'clock' | 'chance' | 'keys' | 'limits' | 'config' | 'log' | 'db'> {
  /** Absolute address of the city's site, without a slash at the end. */
  readonly origin: string;
  ctx(who: { readonly actor: Actor; readonly language: Language; readonly requestId: string }): Ctx;
  /** Runs `handler` in the transaction of whoever emits `type`. Subscribed once, when the house is put together. */
  subscribe<E extends DomainEvent>(type: E['type'], handler: (ctx: Ctx, event: E) => Promise<void>): void;
}

type Handler = (ctx: Ctx, event: DomainEvent) => Promise<void>;

/** What stays the same in every ctx of one request. */
interface Frame {
  readonly parts: PlatformParts;
  readonly declared: DeclaredColumns;
  readonly handlers: ReadonlyMap<string, readonly Handler[]>;
  readonly language: Language;
  readonly requestId: string;
  newId(): string;
}

/** An open transaction: how many savepoints it had, and what is told after its commit. */
interface OpenTransaction {
  savepoints: number;
  enqueued: boolean;
  readonly events: string[];
}

export function createPlatform(parts: PlatformParts): Platform {
  const handlers = new Map<string, Handler[]>();
  const declared = declaredColumns(parts.declaredTables);
  const newId = createIdMaker(parts.clock, parts.chance);
  const { clock, chance, keys, limits, config, log, db } = parts;
  return {
    ...{ clock, chance, keys, limits, config, log, db },
    origin: config.origin,
    ctx: ({ actor, language, requestId }) =>
      makeCtx({ parts, declared, handlers, newId, language, requestId }, actor, parts.db, null),
    subscribe(type, handler) {
      handlers.set(type, [...(handlers.get(type) ?? []), handler as Handler]);
    },
  };
}

function makeCtx(frame: Frame, actor: Actor, db: Database, open: OpenTransaction | null): Ctx {
  const { parts } = frame;
  const ctx: Ctx = {
    actor,
    db,
    clock: parts.clock,
    chance: parts.chance,
    language: frame.language,
    requestId: frame.requestId,
    origin: parts.config.origin,
    keys: parts.keys,
    limits: parts.limits,
    newId: <T extends string>() => frame.newId() as T,
    get personal() {
      const transact: typeof ctx.transact = (work) => (open ? work(ctx) : ctx.transact(work));
      return bindPersonalData(
        { ...ctxScope(ctx), outside: ctx, transact },
        { keys: parts.keys, declared: frame.declared },
      );
    },
    get files() {
      return bindFiles(ctx, parts.blobs);
    },
    transact: (work) => (open ? inSavepoint(ctx, open, work) : inTransaction(frame, actor, db, work)),
    async emit(event) {
      await toldToSubscribers(frame, ctx, event);
      if (open) open.events.push(event.type);
      else parts.happened?.(event.type);
    },
    async enqueue(job, data, options = {}) {
      await parts.queue.enqueue(db, job, data, options);
      if (open) open.enqueued = true;
      else parts.queue.nudge();
    },
    noteAct: (act) => insertStaffAct(ctx, act),
    as: (other) => makeCtx(frame, other, db, open),
  };
  return ctx;
}

function ctxScope({
  actor,
  db,
  clock,
  requestId,
  newId,
}: Ctx): Pick<Ctx, 'actor' | 'db' | 'clock' | 'requestId' | 'newId'> {
  return { actor, db, clock, requestId, newId };
}

async function toldToSubscribers(frame: Frame, ctx: Ctx, event: DomainEvent): Promise<void> {
  const handlers = frame.handlers.get(event.type) ?? [];
  if (handlers.length === 0) return;
  await ctx.transact(async (inside) => {
    for (const handle of handlers) await handle(inside, event);
  });
}

async function inTransaction<T>(frame: Frame, actor: Actor, db: Database, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const open: OpenTransaction = { savepoints: 0, enqueued: false, events: [] };
  try {
    const done = await db.transaction().execute(async (trx) => {
      const result = await work(makeCtx(frame, actor, trx, open));
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    });
    if (open.enqueued) frame.parts.queue.nudge();
    for (const type of open.events) frame.parts.happened?.(type);
    return done;
  } catch (fault) {
    if (fault instanceof RolledBack) return fault.refusal as T;
    throw fault;
  }
}

async function inSavepoint<T>(ctx: Ctx, open: OpenTransaction, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  open.savepoints += 1;
  const name = sql.id(`s${open.savepoints}`);
  const eventsBefore = open.events.length;
  await sql`savepoint ${name}`.execute(ctx.db);
  try {
    const result = await work(ctx);
    if (isRefusal(result)) {
      await sql`rollback to savepoint ${name}`.execute(ctx.db);
      open.events.length = eventsBefore;
    }
    await sql`release savepoint ${name}`.execute(ctx.db);
    return result;
  } catch (fault) {
    await sql`rollback to savepoint ${name}`.execute(ctx.db).catch(() => undefined);
    open.events.length = eventsBefore;
    throw fault;
  }
}

/** Carries a refusal out through Kysely's transaction, which rolls back only on a throw. */
class RolledBack extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('Rolled back by a refusal');
    this.refusal = refusal;
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false && 'code' in result;
}
