// People with sessions and an open step full of proposals, written straight into the database of a benchmark's city.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Supporter {
  readonly personId: string;
  readonly cookie: string;
}

/** Settles so many residents with a session each. */
export async function settleSupporters(databaseUrl: string, count: number): Promise<Supporter[]> {
  const supporters = Array.from({ length: count }, () => ({
    personId: randomUUID(),
    sessionId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  await withClient(databaseUrl, async (client) => {
    await client.query(
      // They have accepted the terms that hold: nobody is asked in the middle.
      `insert into people (id, display_name, language, created_at, terms_version)
       select id, '', 'ca', now(), (select version from pages where slug = 'terms' and coalesce(holds_from, published_at) <= now()
         order by published_at desc, id desc limit 1)
       from unnest($1::uuid[]) as id`,
      [supporters.map(({ personId }) => personId)],
    );
    await client.query(
      `insert into sessions (id, token_hash, person_id, device, created_at, seen_at, expires_at)
       select id, token_hash, person_id, 'bench', now(), now(), now() + interval '1 day'
       from unnest($1::uuid[], $2::bytea[], $3::uuid[]) as s(id, token_hash, person_id)`,
      [
        supporters.map(({ sessionId }) => sessionId),
        supporters.map(({ token }) => createHash('sha256').update(token).digest()),
        supporters.map(({ personId }) => personId),
      ],
    );
  });
  return supporters.map(({ personId, token }) => ({ personId, cookie: `ateneu_session=${token}` }));
}

/** Adds proposals to the demo's open step; gives back their addresses. */
export async function addProposals(databaseUrl: string, count: number): Promise<{ id: string; path: string }[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows: steps } = await client.query<{ id: string; process_id: string; slug: string }>(
      `select s.id, s.process_id, p.slug from process_steps s join processes p on p.id = s.process_id
       where s.method = 'proposals' and s.opens_at < now() and s.closes_at > now() and (s.rules->>'supportsPerPerson')::int = 0 limit 1`,
    );
    const [step] = steps;
    if (!step) throw new Error('The demo city has no open step without a limit');
    const { rows } = await client.query<{ id: string; number: number }>(
      `insert into proposals (id, process_id, step_id, number, language, title, body, standing, random_key, created_at, updated_at, published_at)
       select gen_random_uuid(), $1, $2, 100000 + n, 'ca', 'Proposta de prova número ' || n, 'Text de prova.', 'open', n, now(), now(), now()
       from generate_series(1, $3::int) n returning id, number`,
      [step.process_id, step.id, count],
    );
    await client.query(
      `insert into proposal_tallies (proposal_id, step_id) select id, $2 from unnest($1::uuid[]) as id`,
      [rows.map(({ id }) => id), step.id],
    );
    return rows.map(({ id, number }) => ({ id, path: `/processes/${step.slug}/proposals/${number}/support` }));
  });
}

export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
