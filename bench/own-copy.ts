// How long one active person's copy takes: 2,000 comments, 1,500 judged, 10,000 readings of her data written down.
import { sql } from 'kysely';
import { openDatabase } from '#platform/db/database.ts';
import { openCity } from './city.ts';
import { median, printTable } from './table.ts';

const EMAIL = 'merce-p@vallserena.example';
const city = await openCity({ demo: true });
try {
  const { db, close } = openDatabase({ url: await city.databaseUrl(), poolSize: 1 });
  const entered = JSON.parse((await city.run('sign-in', EMAIL, '--json')).stdout.trim().split('\n').at(-1) ?? '{}');
  const cookie = await signedIn(String(entered.link));
  const { rows } = await sql<{ id: string }>`
    select person_id as id from sessions order by created_at desc limit 1`.execute(db);
  const her = rows[0]?.id;
  await sql`insert into comments (id, subject_kind, subject_id, process_id, root_id, author_id, body, alignment, language, state, depth, created_at)
    select g.id, c.subject_kind, c.subject_id, c.process_id, g.id, ${her}, repeat('Una raó amb prou paraules. ', 12), 0, 'ca', c.state, 0, now()
    from (select * from comments where depth = 0 limit 1) c, (select gen_random_uuid() as id from generate_series(1, 2000)) g`.execute(
    db,
  );
  await sql`insert into comment_votes (person_id, comment_id, value, at)
    select ${her}, id, 1, now() from comments where author_id <> ${her} limit 1500 on conflict do nothing`.execute(db);
  await sql`insert into personal_data_accesses
      (id, person_id, actor_kind, actor_roles, columns, purpose, own, request_id, at)
    select gen_random_uuid(), ${her}, 'system', '{}', '{people.email_sealed}', 'notices', false, 'bench', now()
    from generate_series(1, 10000)`.execute(db);
  const seconds: number[] = [];
  let bytes = 0;
  // The city allows five copies an hour.
  for (let n = 0; n < 5; n++) {
    const since = performance.now();
    const response = await fetch(`${city.origin}/your-data/copy`, { headers: { cookie } });
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.headers.get('content-type') !== 'application/zip') throw new Error(`No copy: ${response.status}`);
    seconds.push((performance.now() - since) / 1000);
  }
  await close();
  printTable('One active person’s copy', [
    { what: 'ZIP', measured: `${(bytes / 1e6).toFixed(1)} MB`, bar: '', reached: true },
    { what: 'whole copy', measured: `${median(seconds).toFixed(2)} s`, bar: '2 s', reached: median(seconds) <= 2 },
  ]);
} finally {
  await city.remove();
}

async function signedIn(link: string): Promise<string> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const way = { method: 'POST', body: new URLSearchParams(), redirect: 'manual', headers } as const;
  const entered = await fetch(city.origin + new URL(link).pathname, way);
  return entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
