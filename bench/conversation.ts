// node bench/conversation.ts [SECONDS]: 10,000 people answer in one conversation at 300 answers a second; none lost, how long
// one takes, how far the map is behind; and a large Pol.is export: how long it takes in, how soon its page opens, its weight.
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type City, CORPUS, openCity } from './city.ts';
import { settleSupporters, withClient } from './supporters.ts';
import { printTable } from './table.ts';

const SECONDS = Number(process.argv[2] ?? 120);
const RATE = 300;
const PEOPLE = 10_000;
const STATEMENTS = 26;
const TALK = '/processes/nights-in-the-ribera/conversation/conversation';
const POLIS = join(CORPUS, '..', 'polis', 'american-assembly.bowling-green');

const city = await openCity({ demo: true });
try {
  const databaseUrl = await city.databaseUrl();
  const people = await settleSupporters(databaseUrl, PEOPLE);
  const before = await answersIn(databaseUrl);
  const watching = watchLag(databaseUrl);
  const { latencies, pairs } = await answerAll(
    city,
    people.map(({ cookie }) => cookie),
  );
  const lag = await watching.stop();
  const kept = (await answersIn(databaseUrl)) - before;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  printTable(`${PEOPLE} people, ${latencies.length} answers`, [
    {
      what: 'answers a second',
      measured: (latencies.length / SECONDS).toFixed(0),
      bar: `${RATE}`,
      reached: latencies.length >= RATE * SECONDS * 0.99,
    },
    { what: 'answers lost', measured: String(pairs - kept), bar: '0', reached: pairs === kept },
    { what: 'an answer, median', measured: `${at(0.5).toFixed(0)} ms`, bar: '', reached: true },
    { what: 'an answer, p99', measured: `${at(0.99).toFixed(0)} ms`, bar: '< 150 ms', reached: at(0.99) < 150 },
    { what: 'the map behind, at most', measured: `${lag.toFixed(1)} s`, bar: '≤ 5 s', reached: lag <= 5 },
  ]);
  if (existsSync(POLIS)) await bringIn(city);
} finally {
  await city.remove();
}

async function answerAll({ origin }: City, cookies: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const latencies: number[] = [];
  const pairs = new Set<string>();
  const under: Promise<void>[] = [];
  const since = performance.now();
  for (let sent = 0; sent < RATE * SECONDS; sent++) {
    const wait = since + (sent * 1000) / RATE - performance.now();
    if (wait > 1) await sleep(wait);
    const person = (sent * 7919) % cookies.length;
    const statement = (Math.floor((sent * 7919) / cookies.length) % STATEMENTS) + 1;
    const value = ((person + statement * (person % 3)) % 3) - 1;
    const begun = performance.now();
    under.push(
      answer(origin, agent, cookies[person] ?? '', `statement=${statement}&value=${value}`).then((status) => {
        if (status !== 200) throw new Error(`Answered ${status}`);
        latencies.push(performance.now() - begun);
        pairs.add(`${person} ${statement}`);
      }),
    );
  }
  await Promise.all(under);
  agent.destroy();
  return { latencies, pairs: pairs.size };
}

/** As the page's script sends it: the next statement comes back. */
function answer(origin: string, agent: Agent, cookie: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
    };
    const sent = request(`${origin}${TALK}/answer`, { method: 'POST', agent, headers }, (answered) => {
      answered.resume();
      answered.on('end', () => resolve(answered.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Seconds between the newest answer and the newest one in the map, once a second; the largest after the first ten. */
function watchLag(databaseUrl: string) {
  let stopped = false;
  let largest = 0;
  const done = withClient(databaseUrl, async (client) => {
    const since = performance.now();
    while (!stopped) {
      await sleep(1000);
      const { rows } = await client.query(
        `select extract(epoch from now() - m.answered_at)::float as behind from conversation_maps m
         join process_steps s on s.id = m.step_id join processes p on p.id = s.process_id
         where p.slug = 'nights-in-the-ribera'`,
      );
      if (!stopped && performance.now() - since > 10_000) largest = Math.max(largest, rows[0]?.behind ?? 0);
    }
  });
  return {
    async stop() {
      stopped = true;
      await done;
      return largest;
    },
  };
}

function answersIn(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query('select count(*)::int as kept from conversation_votes');
    return rows[0].kept;
  });
}

async function bringIn(bench: City): Promise<void> {
  const { seconds, peakMegabytes } = await bench.run('import', 'polis', POLIS, '--process', 'large');
  const page = `${bench.origin}/processes/large/conversation/conversation`;
  const since = performance.now();
  const opened = await fetch(page, { headers: { 'accept-encoding': 'identity' } });
  await opened.text();
  const first = performance.now() - since;
  const packed = await weigh(page);
  printTable('american-assembly.bowling-green, 225,524 answers', [
    { what: 'comes in', measured: `${seconds.toFixed(1)} s`, bar: '≤ 20 s', reached: seconds <= 20 },
    { what: 'peak memory of the import', measured: `${peakMegabytes.toFixed(0)} MB`, bar: '', reached: true },
    { what: 'its page opens first in', measured: `${first.toFixed(0)} ms`, bar: '≤ 1000 ms', reached: first <= 1000 },
    {
      what: 'its page, packed',
      measured: `${(packed / 1024).toFixed(1)} KB`,
      bar: '≤ 60 KB',
      reached: packed <= 61_440,
    },
  ]);
}

function weigh(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers: { 'accept-encoding': 'br' } }, (answered) => {
      let bytes = 0;
      answered.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answered.on('end', () => resolve(bytes));
    });
    sent.on('error', reject);
    sent.end();
  });
}
