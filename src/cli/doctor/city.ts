import { verifyRecord } from '@ateneu/public-record';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { recordLines } from '#modules/record/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import type { Database } from '#platform/ctx.ts';
import { pendingMigrations } from '#platform/db/migrate.ts';
import { type Ask, failedMails, keysInUse, storedFiles } from '#platform/inventory.ts';
import type { House } from '#web/open-house.ts';
import { cityBlobs } from '../backup/city-parts.ts';
import { fail, fine, type Look, warn } from './finding.ts';

/** What the opened city shows. */
export function looksAtCity(house: House): Record<string, Look> {
  return {
    database: () => database(house),
    migrations: () => migrations(house),
    clock: () => clock(house),
    keys: () => keys(house),
    files: () => files(house),
    jobs: () => jobs(house),
    mail: () => mail(house),
    record: () => record(house),
  };
}

const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gin'];

async function database({ platform: { db } }: House) {
  const { rows } = await sql<{ version: number; extensions: string[] }>`
    select current_setting('server_version_num')::int as version,
      (select coalesce(array_agg(name::text), '{}') from pg_available_extensions where name = any(${EXTENSIONS}::text[])) as extensions`.execute(
    db,
  );
  const { version = 0, extensions = [] } = rows[0] ?? {};
  const missing = EXTENSIONS.filter((name) => !extensions.includes(name));
  if (version < 150_000) return fail(`PostgreSQL ${version / 10_000} is too old.`, 'Use PostgreSQL 15 or newer.');
  if (missing.length > 0) {
    return fail(`PostgreSQL lacks ${missing.join(', ')}.`, 'Install the package postgresql-contrib on its machine.');
  }
  return fine(`PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000} answers.`);
}

async function migrations({ platform: { db } }: House) {
  const pending = await pendingMigrations(db, { root: CHECKOUT });
  if (pending.length === 0) return fine('The database is up to date.');
  return warn(`${pending.length} migrations have not run.`, 'Run "ateneu migrate", or start the server.');
}

async function clock({ platform: { db, clock: ours } }: House) {
  const before = ours.now().getTime();
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const after = ours.now().getTime();
  const theirs = rows[0]?.now.getTime() ?? 0;
  const apart = Math.max(0, before - theirs, theirs - after) / 1000;
  const says = `This machine's clock and the database's are ${apart.toFixed(1)} s apart.`;
  if (apart > 30) return fail(says, 'Let both follow a time server (NTP).');
  return apart > 2 ? warn(says, 'Let both follow a time server (NTP).') : fine(says);
}

/** A key that sealed something and is gone cannot be made again. */
async function keys({ platform: { db, keys: ring } }: House) {
  const used = await keysInUse(asking(db));
  const lost = used.filter(({ id }) => !has(ring, id));
  if (lost.length === 0) return fine(`The key that writes is ${ring.currentId}; nothing needs another.`);
  const people = lost.reduce((sum, { people: n }) => sum + n, 0);
  const named = lost.map(({ id }) => id).join(', ');
  return fail(
    `The key ${named} is missing: what it sealed for ${people} people cannot be read.`,
    'Put it back from the backup, into the keys folder or ATENEU_KEYS.',
  );
}

function has(ring: House['platform']['keys'], id: string): boolean {
  try {
    return ring.subkey('doctor', id).length > 0;
  } catch {
    return false;
  }
}

async function files(house: House) {
  const listed = await storedFiles(asking(house.platform.db));
  const missing = new Set(listed.map(({ id }) => id));
  let orphans = 0;
  // Younger ones may be on their way in.
  const anHourAgo = new Date(house.platform.clock.now().getTime() - 3_600_000);
  const known = new Set(missing);
  for await (const key of cityBlobs(house).writtenBefore(new Date(8.64e15))) missing.delete(key);
  for await (const key of cityBlobs(house).writtenBefore(anHourAgo)) if (!known.has(key)) orphans += 1;
  if (missing.size > 0) {
    return fail(
      `${missing.size} of ${listed.length} files are missing, such as ${[...missing][0]}.`,
      'Restore the folder of files (or the bucket) from the backup.',
    );
  }
  if (orphans > 0) return warn(`${orphans} files belong to nothing.`, 'The nightly housekeeping takes them away.');
  return fine(`${listed.length} files, all there.`);
}

async function jobs(house: House) {
  const there = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(
    house.platform.db,
  );
  if (!there.rows[0]?.there) return fine('No work has been put down yet.');
  const { waiting, running, failed } = await house.jobs.counts(house.platform.db);
  const says = `${waiting} jobs wait, ${running} run, ${failed} failed for good.`;
  return failed > 0 ? warn(says, 'Look at /manage/jobs: what failed, why, and a button to try again.') : fine(says);
}

async function mail({ platform: { config, db } }: House) {
  const failed = await failedMails(asking(db));
  if (config.smtpUrl === null) {
    const says = 'No mail leaves: SMTP_URL is not set, and letters stay at /manage/outbox.';
    return config.demo ? fine(says) : warn(says, 'Set SMTP_URL and MAIL_FROM, so that people can sign in.');
  }
  const transport = createTransport({ url: config.smtpUrl, connectionTimeout: 8000, greetingTimeout: 8000 });
  try {
    await transport.verify();
  } catch (fault) {
    return fail(
      `The mail server does not take us: ${(fault as Error).message}`,
      'Check SMTP_URL, and its user and password.',
    );
  } finally {
    transport.close();
  }
  return failed > 0
    ? warn(`The mail server answers; ${failed} letters did not leave.`, 'Look at /manage/outbox.')
    : fine('The mail server answers.');
}

async function record(house: House) {
  const { ok, entries, problems, unlisted } = await verifyRecord(recordLines(house.systemCtx('doctor')), {
    checkpoints: [],
  });
  if (ok) return fine(`The public record verifies: ${entries} entries.`);
  return fail(
    `The public record is broken in ${problems.length + unlisted} places, first at entry ${problems[0]?.seq}.`,
    'Run "ateneu record verify", keep the database as it is, and compare with a copy downloaded before.',
  );
}

function asking(db: Database): Ask {
  return async <Row>(text: string) => (await sql.raw<Row>(text).execute(db)).rows;
}
