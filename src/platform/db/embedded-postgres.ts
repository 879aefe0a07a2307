import { setTimeout as sleep } from 'node:timers/promises';
import { join } from './embedded/join.ts';
import { type Start, stop } from './embedded/launch.ts';
import { addressOf } from './embedded/listening.ts';
import { placeIn } from './embedded/place.ts';
import { livePostmaster } from './embedded/postmaster.ts';
import { preparePlace } from './embedded/prepare-place.ts';

export { DatabaseStartError } from './embedded/database-start-error.ts';

export interface RunningPostgres {
  readonly url: string;
  readonly dataDir: string;
  readonly version: string;
  /** false: it was already running, and is now shared. */
  readonly started: boolean;
  /** Stops the server, unless another process still uses it: the last one stops it. Close your connections first. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly stateDir: string;
  /** Told of anything that may take longer than a second. */
  readonly onProgress?: (message: string) => void;
  /** false only in tests: faster, and a power cut may lose everything. */
  readonly durable?: boolean;
}

/**
 * Starts the embedded database of a state folder, or joins the one already running there, and keeps it running: one
 * that crashes is started again at the same address. Throws DatabaseStartError with a sentence for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const { stateDir, onProgress: say = () => {}, durable = true } = options;
  const start: Start = { place: placeIn(stateDir), say, durable };
  await preparePlace(start.place);
  const first = await keepJoined(start);
  return {
    url: first.url,
    dataDir: start.place.dataDir,
    version: first.version,
    started: first.started,
    stop: first.leave,
  };
}

/** The address of the database running on this state folder; null when none is. Starts nothing. */
export async function findRunningPostgres(stateDir: string): Promise<string | null> {
  const place = placeIn(stateDir);
  const live = await livePostmaster(place.dataDir);
  return live?.ready ? addressOf(place, live.listening, 'ateneu') : null;
}

async function keepJoined(start: Start) {
  let leaving = false;
  const again = async () => {
    for (let failed: Error | null = null; !leaving; ) {
      start.say(`The database ended unexpectedly${failed ? ` (${failed.message})` : ''}: starting it again`);
      await sleep(failed ? 2000 : 200);
      try {
        return await join(start, onLost);
      } catch (error) {
        failed = error as Error;
      }
    }
    return null;
  };
  const onLost = () => {
    if (!leaving) now = again();
  };
  const first = await join(start, onLost);
  let now: ReturnType<typeof again> = Promise.resolve(first);
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    const joined = await now;
    if (joined && (await joined.hold.release())) await stop(start.place, joined.pid);
  };
  return { url: first.url, version: first.hold.version, started: first.started, leave };
}
