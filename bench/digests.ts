// node bench/digests.ts [PEOPLE=50000]: an answer reaches every follower once, and each gets one letter, with kill -9 in the
// middle of both; then a whole round of letters by the clock.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKeyRing } from '#platform/key-folder.ts';
import type { KeyRing } from '#platform/keys.ts';
import { sealBytes } from '#platform/sealing.ts';
import { openCity } from './city.ts';
import { addProposals, withClient } from './supporters.ts';
import { printTable } from './table.ts';

const PEOPLE = Number(process.argv[2] ?? 50_000);
const SECONDS = 60;
const BATCH = 5000;
const PROGRAM = join(import.meta.dirname, '..', 'bin', 'ateneu.js');

// The server does no jobs: what is measured is the command alone.
const city = await openCity({ demo: true, env: { ATENEU_WORKER: 'off' } });
try {
  const databaseUrl = await city.databaseUrl();
  const env = { ...process.env, ATENEU_STATE: city.stateDir, ATENEU_URL: city.origin, LOG_LEVEL: 'error' };
  const [first, second] = (await addProposals(databaseUrl, 2)) as [
    { id: string; path: string },
    { id: string; path: string },
  ];
  await settleFollowers(databaseUrl, await openKeyRing({ stateDir: city.stateDir, keys: null }), [first.id, second.id]);
  await answer(first.id);
  const told = await cutAndGoOn(env, [], () =>
    count('select count(*) from notices where person_id = any(select id from people where imported_from is null)'),
  );
  const letters = await cutAndGoOn(env, ['--daily'], () =>
    count("select count(*) from outbox_mails where kind = 'notices'"),
  );
  const after = await afterwards();
  await answer(second.id);
  const fanOut = await timed(env, []);
  await withClient(databaseUrl, (client) => client.query('update notice_rounds set day = day - 1'));
  const round = await timed(env, ['--daily']);
  const twice = await afterwards();
  printTable(`${PEOPLE} followers of one proposal`, [
    {
      what: 'told before the first kill -9',
      measured: `${told.before}`,
      bar: `0 < n < ${PEOPLE}`,
      reached: told.before > 0 && told.before < PEOPLE,
    },
    {
      what: 'followers told, after it went on',
      measured: `${after.notices}`,
      bar: `${PEOPLE}`,
      reached: after.notices === PEOPLE,
    },
    {
      what: 'letters before the second kill -9',
      measured: `${letters.before}`,
      bar: `0 < n < ${PEOPLE}`,
      reached: letters.before > 0 && letters.before < PEOPLE,
    },
    {
      what: 'letters, after it went on',
      measured: `${after.letters}`,
      bar: `${PEOPLE}`,
      reached: after.letters === PEOPLE,
    },
    { what: 'people with other than one letter', measured: `${after.notOne}`, bar: '0', reached: after.notOne === 0 },
    { what: 'telling them all, s', measured: fanOut.toFixed(1), bar: `≤ ${SECONDS}`, reached: fanOut <= SECONDS },
    { what: 'a round of letters, s', measured: round.toFixed(1), bar: `≤ ${SECONDS}`, reached: round <= SECONDS },
    {
      what: 'letters after two rounds',
      measured: `${twice.letters}`,
      bar: `${2 * PEOPLE}`,
      reached: twice.letters === 2 * PEOPLE,
    },
  ]);

  async function count(sql: string): Promise<number> {
    return withClient(databaseUrl, async (client) =>
      Number((await client.query<{ count: string }>(sql)).rows[0]?.count),
    );
  }

  /** Kill -9 in the middle, then the same again to its end. */
  async function cutAndGoOn(where: NodeJS.ProcessEnv, args: string[], soFar: () => Promise<number>) {
    const running = start(where, args);
    while (running.exitCode === null && (await soFar()) < PEOPLE / 4) await sleep(20);
    running.kill('SIGKILL');
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    await sleep(500);
    const before = await soFar();
    await timed(where, args);
    return { before };
  }

  async function afterwards() {
    return {
      notices: await count(
        `select count(*) from notices n join notice_events e on e.id = n.event_id where e.proposal_id = '${first.id}'`,
      ),
      letters: await count("select count(*) from outbox_mails where kind = 'notices'"),
      notOne: await count(`select count(*) from (select f.person_id from follows f left join outbox_mails m
        on m.person_id = f.person_id and m.kind = 'notices' where f.subject_id = '${first.id}'
        group by f.person_id having count(m.id) <> 1) as wrong`),
    };
  }
} finally {
  await city.remove();
}

/** Accounts with sealed addresses and a yes to letters, written straight into the tables. */
async function settleFollowers(databaseUrl: string, keys: KeyRing, proposals: readonly string[]): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (let done = 0; done < PEOPLE; done += BATCH) {
      const people = Array.from({ length: Math.min(BATCH, PEOPLE - done) }, (_, i) => sealedPerson(keys, done + i));
      const column = <K extends keyof (typeof people)[0]>(name: K) => people.map((person) => person[name]);
      await client.query(
        `insert into people (id, display_name, email_sealed, email_lookup, language, created_at)
         select id, '', sealed, lookup, language, now() from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[]) as p (id, sealed, lookup, language)`,
        [column('id'), column('sealed'), column('lookup'), column('language')],
      );
      await client.query(
        `insert into person_keys (person_id, wrapped_key, key_id, created_at)
         select id, wrapped, $3, now() from unnest($1::uuid[], $2::bytea[]) as k (id, wrapped)`,
        [column('id'), column('wrapped'), keys.currentId],
      );
      await client.query(
        `insert into consent_entries (person_id, seq, consent, given, words, language, place, at, previous_hash, hash)
         select id, 1, 'notices-by-email', true, 'bench', 'ca', 'bench', now(), '', id::text from unnest($1::uuid[]) as id`,
        [column('id')],
      );
      await client.query(
        `insert into follows (person_id, kind, subject_id, since)
         select id, 'proposal', subject, now() from unnest($1::uuid[]) as id, unnest($2::uuid[]) as subject`,
        [column('id'), proposals],
      );
    }
    await client.query('analyze');
  });
}

function sealedPerson(keys: KeyRing, number: number) {
  const [id, key] = [randomUUID(), randomBytes(32)];
  const email = `follower-${number}@residents.example`;
  return {
    id,
    lookup: keys.lookup('email', email),
    language: ['ca', 'es', 'en', 'ar'][number % 4],
    wrapped: sealBytes(keys.subkey('person-keys'), id, key),
    sealed: sealBytes(key, `people.email_sealed.${id}`, Buffer.from(email)),
  };
}

/** An officer answers it at her desk; half an hour goes by, and it can no longer be taken back. */
async function answer(id: string): Promise<void> {
  const { headers } = await post('/sign-in/demo', { email: 'officer-parks@vallserena.example' });
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const prepared = { verdict: 'accepted', 'text-ca': 'Sí, enguany.', do: 'save' };
  for (const [path, fields] of [
    [`/manage/answers/${id}`, prepared],
    ['/manage/answers/publish', { 'picked[]': id }],
  ] as const) {
    const sent = await post(path, fields, cookie);
    if (sent.status !== 303) throw new Error(`${path} was answered with ${sent.status}`);
  }
  await withClient(await city.databaseUrl(), (client) =>
    client.query("update notice_events set ripe_at = ripe_at - interval '31 minutes'"),
  );
}

function post(path: string, fields: Readonly<Record<string, string>>, cookie = ''): Promise<Response> {
  const body = new URLSearchParams(fields);
  const headers = { 'sec-fetch-site': 'same-origin', cookie };
  return fetch(`${city.origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
}

function start(env: NodeJS.ProcessEnv, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, 'letters', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Seconds of the whole command. */
async function timed(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  const since = performance.now();
  const [code] = await once(start(env, args), 'exit');
  if (code !== 0) throw new Error(`ateneu letters ended with ${code}`);
  return (performance.now() - since) / 1000;
}
