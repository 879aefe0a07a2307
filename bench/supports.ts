// node bench/supports.ts: durable supports a second, spread over 1,000 proposals and all on one; the counter checked after.
import { Agent, request } from 'node:http';
import { type City, openCity } from './city.ts';
import { addProposals, settleSupporters, withClient } from './supporters.ts';
import { printTable } from './table.ts';

const CONNECTIONS = 32;
const SECONDS = 10;
const SPREAD = 500;
const ONE = 300;

const city = await openCity({ demo: true });
try {
  const databaseUrl = await city.databaseUrl();
  const proposals = await addProposals(databaseUrl, 1001);
  const [one, ...others] = proposals as [(typeof proposals)[0], ...typeof proposals];
  const people = await settleSupporters(databaseUrl, 40_000);
  const spread = await give(
    city,
    people.slice(0, 20_000).map(({ cookie }, i) => ({ cookie, path: others[i % others.length]?.path ?? '' })),
  );
  const single = await give(
    city,
    people.slice(20_000).map(({ cookie }) => ({ cookie, path: one.path })),
  );
  const exact = await countersAreExact(databaseUrl);
  printTable('Supporting', [
    {
      what: 'durable supports/s over 1,000 proposals',
      measured: spread.toFixed(0),
      bar: `≥ ${SPREAD}`,
      reached: spread >= SPREAD,
    },
    {
      what: 'durable supports/s on one proposal',
      measured: single.toFixed(0),
      bar: `≥ ${ONE}`,
      reached: single >= ONE,
    },
    { what: 'counters equal to the supports', measured: exact ? 'all' : 'not all', bar: 'all', reached: exact },
  ]);
} finally {
  await city.remove();
}

interface Act {
  readonly cookie: string;
  readonly path: string;
}

/** Gives supports from many connections until time or acts run out; acknowledged ones a second. */
async function give({ origin }: City, acts: readonly Act[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = performance.now() + SECONDS * 1000;
  const since = performance.now();
  let next = 0;
  let acknowledged = 0;
  const work = async () => {
    while (performance.now() < until) {
      const act = acts[next++];
      if (!act) return;
      const status = await post(origin, act, agent);
      if (status !== 303) throw new Error(`${act.path} answered ${status}`);
      acknowledged += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  agent.destroy();
  return acknowledged / ((performance.now() - since) / 1000);
}

function post(origin: string, { path, cookie }: Act, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': 0,
    };
    const sent = request(`${origin}${path}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function countersAreExact(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select 1 from proposal_tallies t where supports <> opening_supports + left_supports +
         (select count(*) from proposal_supports s where s.proposal_id = t.proposal_id and not s.provisional) limit 1`,
    );
    return rows.length === 0;
  });
}
