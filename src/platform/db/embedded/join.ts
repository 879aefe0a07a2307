import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DatabaseStartError } from './database-start-error.ts';
import { type Hold, takeHold } from './hold.ts';
import { launch, type Start } from './launch.ts';
import { addressOf } from './listening.ts';
import { gone, livePostmaster, type Postmaster } from './postmaster.ts';
import { withStartLock } from './start-lock.ts';

/** A share in a running server. */
export interface Joined {
  readonly url: string;
  readonly hold: Hold;
  readonly pid: number;
  /** false: it was already running. */
  readonly started: boolean;
}

const ANSWERS_WITHIN_MS = 30_000;

/** Finds the server of this place, or starts it; waits for one that recovers, and for one that stops to be gone. */
export async function join(start: Start, onLost: () => void): Promise<Joined> {
  return withStartLock(start.place.stateDir, async () => {
    let started = false;
    for (const patience = new Patience(start.say); ; ) {
      const live = await livePostmaster(start.place.dataDir);
      if (!live) {
        await withNews(patience, () => launch(start));
        started = true;
      } else if (live.ready) {
        const joined = await hold(start, live, onLost);
        if (joined) return { ...joined, started };
        patience.whileItDoesNotAnswer(live.pid);
      } else patience.tell();
      await sleep(15);
    }
  });
}

async function hold({ place }: Start, live: Postmaster, onLost: () => void): Promise<Omit<Joined, 'started'> | null> {
  const maintenanceUrl = await addressOf(place, live.listening, 'postgres');
  const hold = await takeHold(maintenanceUrl, onLost);
  if (hold === 'stopping') await gone(live.pid);
  if (typeof hold === 'string') return null;
  await createDatabase(maintenanceUrl);
  return { url: await addressOf(place, live.listening, 'ateneu'), hold, pid: live.pid };
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'ateneu'");
    if (rowCount === 0) await client.query('create database ateneu');
  } finally {
    await client.end();
  }
}

async function withNews(patience: Patience, work: () => Promise<void>): Promise<void> {
  const news = setInterval(() => patience.tell(), 1000);
  await work().finally(() => clearInterval(news));
}

/** Recovery takes what it takes and is told once; a server that says it is ready and answers nobody is not waited for. */
class Patience {
  readonly #say: (message: string) => void;
  readonly #since = Date.now();
  #told = false;
  #silentSince: number | null = null;

  constructor(say: (message: string) => void) {
    this.#say = say;
  }

  tell(): void {
    if (this.#told || Date.now() - this.#since < 1000) return;
    this.#told = true;
    this.#say('Waiting for the database');
  }

  whileItDoesNotAnswer(pid: number): void {
    this.tell();
    this.#silentSince ??= Date.now();
    if (Date.now() - this.#silentSince < ANSWERS_WITHIN_MS) return;
    throw new DatabaseStartError(
      `Process ${pid} seems to be the database and does not answer: end it ("kill ${pid}") and start again.`,
    );
  }
}
