// node bench/power-cuts.ts [ROUNDS=100]: kill -9 under load, of the server and every second time of its database too.
// After each start: every acknowledged support is there once, and the counters are exact.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCity } from './city.ts';
import { addProposals, settleSupporters, withClient } from './supporters.ts';
import { printTable } from './table.ts';

const ROUNDS = Number(process.argv[2] ?? 100);
const CLIENTS = 16;

const city = await openCity({ demo: true });
let lost = 0;
let doubled = 0;
let acknowledged = 0;
try {
  let databaseUrl = await city.databaseUrl();
  const proposals = await addProposals(databaseUrl, 100);
  const people = await settleSupporters(databaseUrl, 20_000);
  for (let round = 0; round < ROUNDS; round++) {
    const acts = Array.from({ length: 4000 }, (_, i) => ({
      person: people[(round * 997 + i) % people.length] as (typeof people)[0],
      proposal: proposals[(i + round) % proposals.length] as (typeof proposals)[0],
    }));
    const said = await underLoadUntilCut(acts, round);
    await city.start();
    databaseUrl = await city.databaseUrl();
    const found = await check(databaseUrl, said);
    acknowledged += said.length;
    lost += found.lost;
    doubled += found.wrongCounters;
    process.stderr.write(
      `\rround ${round + 1} of ${ROUNDS}: ${acknowledged} acknowledged, ${lost} lost, ${doubled} counters wrong`,
    );
  }
  process.stderr.write('\n');
  printTable(`${ROUNDS} × kill -9 under load`, [
    {
      what: 'acknowledged supports lost',
      measured: `${lost} of ${acknowledged}`,
      bar: '0',
      reached: lost === 0 && acknowledged > 0,
    },
    { what: 'counters not equal to supports', measured: String(doubled), bar: '0', reached: doubled === 0 },
  ]);
} finally {
  await city.remove();
}

interface Act {
  readonly person: { readonly personId: string; readonly cookie: string };
  readonly proposal: { readonly id: string; readonly path: string };
}

async function underLoadUntilCut(acts: readonly Act[], round: number): Promise<Act[]> {
  const said: Act[] = [];
  let cut = false;
  let next = 0;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!cut && next < acts.length) {
      const act = acts[next++] as Act;
      const headers = {
        cookie: act.person.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const answer = await fetch(`${city.origin}${act.proposal.path}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: '',
      }).catch(() => null);
      if (answer?.status === 303) said.push(act);
    }
  });
  await sleep(150 + ((round * 37) % 400));
  if (round % 2 === 1) killDatabase();
  await city.kill();
  cut = true;
  await Promise.all(clients);
  return said;
}

function killDatabase(): void {
  const pid = Number(readFileSync(join(city.stateDir, 'database', 'postmaster.pid'), 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was on its way down already.
  }
}

async function check(databaseUrl: string, said: readonly Act[]): Promise<{ lost: number; wrongCounters: number }> {
  return withClient(databaseUrl, async (client) => {
    const { rows: kept } = await client.query<{ n: number }>(
      `select count(*)::int as n from unnest($1::uuid[], $2::uuid[]) as a(proposal_id, person_id)
       join proposal_supports s using (proposal_id, person_id)`,
      [said.map(({ proposal }) => proposal.id), said.map(({ person }) => person.personId)],
    );
    const { rows: wrong } = await client.query<{ n: number }>(
      `select count(*)::int as n from proposal_tallies t where supports <> opening_supports + left_supports +
         (select count(*) from proposal_supports s where s.proposal_id = t.proposal_id and not s.provisional)`,
    );
    return { lost: said.length - (kept[0]?.n ?? 0), wrongCounters: wrong[0]?.n ?? 0 };
  });
}
