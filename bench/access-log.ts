// What the log of accesses costs a page of the staff: the outbox, thirty letters to thirty people, each opening written down.
import { sql } from 'kysely';
import { openDatabase } from '#platform/db/database.ts';
import { openCity } from './city.ts';
import { median, printTable } from './table.ts';

const LETTERS = 30;
const ROUNDS = Number(process.argv[2] ?? 60);

const city = await openCity({ demo: true });
try {
  const signIn = await city.run('sign-in', 'admin@vallserena.example', '--json');
  const cookie = await signedIn(JSON.parse(signIn.stdout.trim().split('\n').at(-1) ?? '{}').link);
  for (let n = 0; n < LETTERS; n++) await ask(`letter-${n}`);
  const page: number[] = [];
  for (let n = 0; n < ROUNDS; n++) page.push(await timed(() => read(`${city.origin}/manage/outbox`, cookie)));
  const { db, close } = openDatabase({ url: await city.databaseUrl(), poolSize: 1 });
  const [people] = (
    await sql<{ ids: string[] }>`select array_agg(id) as ids from (select id from people limit ${LETTERS}) p`.execute(
      db,
    )
  ).rows;
  const ids = people?.ids ?? [];
  const keysAlone = sql`select person_id, wrapped_key from person_keys where person_id = any(${ids}::uuid[])`;
  const keysAndLog = sql`with written as (
      insert into personal_data_accesses
        (id, person_id, actor_kind, actor_id, actor_name, actor_roles, columns, purpose, own, request_id, at)
      select gen_random_uuid(), id, 'system', null, 'bench', '{}', '{outbox_mails.message_sealed}', 'administration', false, 'bench', now()
      from unnest(${ids}::uuid[]) as reading (id))
    select person_id, wrapped_key from person_keys where person_id = any(${ids}::uuid[])`;
  const [without, withLog]: [number[], number[]] = [[], []];
  for (let n = 0; n < ROUNDS; n++) {
    without.push(await timed(() => keysAlone.execute(db)));
    withLog.push(await timed(() => keysAndLog.execute(db)));
  }
  await close();
  const cost = median(withLog) - median(without);
  const share = cost / median(page);
  printTable(`The log of accesses on a page of ${LETTERS} letters`, [
    { what: 'the page', measured: `${median(page).toFixed(1)} ms`, bar: '', reached: true },
    { what: 'writing the log', measured: `${cost.toFixed(2)} ms`, bar: '', reached: true },
    { what: 'share of the page', measured: `${(share * 100).toFixed(1)} %`, bar: '10 %', reached: share <= 0.1 },
  ]);
} finally {
  await city.remove();
}

async function ask(name: string): Promise<void> {
  const body = new URLSearchParams({ email: `${name}@residents.example` });
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '10.0.0.1' };
  await fetch(`${city.origin}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
}

async function signedIn(link: string): Promise<string> {
  const path = new URL(link).pathname;
  const entered = await fetch(city.origin + path, {
    ...{ method: 'POST', body: new URLSearchParams(), redirect: 'manual' },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  return entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function read(address: string, cookie: string): Promise<void> {
  const response = await fetch(address, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200 || !text.includes('<table'))
    throw new Error(`The page was not shown: ${response.status}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
