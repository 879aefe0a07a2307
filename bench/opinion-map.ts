// node bench/opinion-map.ts [MOST=10000000]: maps of opinions against their bars and their peers' figures, and how they grow.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { LiveMap, mapOpinions, type Profile, readPolisExport, type VoteBook } from '@ateneu/opinion-map';
import { sharedData } from '../src/platform/testing-data.ts';
import { syntheticConversation } from './synthetic-conversation.ts';
import { median, printTable } from './table.ts';

const MOST = Number(process.argv[2] ?? 10_000_000);
const polis = sharedData('polis');
const BOWLING_GREEN = 'american-assembly.bowling-green';

if (process.argv[2] === 'first') firstRun(process.argv[3] ?? '');
else if (process.argv[2] === 'ten-million') tenMillionRun();
else await all();

async function all(): Promise<void> {
  if (!polis.missing) {
    const book = bowlingGreen();
    printTable('american-assembly.bowling-green, 225,524 votes', [
      ...recomputes(book, { default: 60, polis: 60 }, 'red-dwarf 900–1300 ms, numpy 180–300 ms'),
      await first('first run in a fresh process', BOWLING_GREEN, 250),
      ...live(book),
    ]);
  }
  const million = syntheticConversation(7900, 2400, 1_000_000);
  printTable('1,000,000 votes, 7,900 people, 2,400 comments (generated)', [
    ...recomputes(million, { default: 400 }, 'numpy 8200 ms'),
    await first('first run in a fresh process', 'million', 800),
    ...live(million),
  ]);
  growth('votes', (times) => syntheticConversation(2000, 900, 22_000 * times));
  growth('participants, 50 votes each', (times) => syntheticConversation(1000 * times, 500, 50_000 * times));
  growth('comments, 200 votes each', (times) => syntheticConversation(4000, 50 * times, 10_000 * times));
  if (MOST >= 10_000_000) await tenMillion();
}

function bowlingGreen(): VoteBook {
  const text = (name: string) => readFileSync(polis.file(`${BOWLING_GREEN}/${name}`), 'utf8');
  const files = { participantsVotes: text('participants-votes.csv'), comments: text('comments.csv') };
  return readPolisExport(files).book;
}

function recomputes(book: VoteBook, bars: Partial<Record<Profile, number>>, peers: string) {
  return (['default', 'polis'] as const).map((profile) => {
    const { wall, cpu } = timed(20, () => mapOpinions(book, { profile }));
    const bar = bars[profile];
    return {
      what: `whole map, ${profile}: median of 20 (CPU)`,
      measured: `${ms(wall)} (${ms(cpu)})`,
      bar: `${bar === undefined ? '–' : `< ${bar} ms`}; ${peers}`,
      reached: bar === undefined || wall < bar,
    };
  });
}

function live(book: VoteBook) {
  const map = new LiveMap(book);
  let turn = 0;
  const vote = timed(1000, () => {
    turn += 1;
    map.cast({ participant: turn % 50, comment: (turn * 7) % 800, vote: turn % 2 === 0 ? 1 : -1 });
    map.projectionOf(turn % 50);
    map.priorityOf((turn * 7) % 800);
  });
  const groups = timed(20, () => map.regroup());
  return [
    row('one vote: tally, place, priority', vote.wall, 1),
    row('groups anew on the same axes', groups.wall, book.table('default').votes < 500_000 ? 20 : undefined),
  ];
}

/** A process of its own that makes one map, and says how long that took once the votes were there. */
async function first(what: string, which: string, bar: number) {
  const runs: { wall: number; cpu: number }[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, 'first', which]);
    runs.push(JSON.parse(stdout));
  }
  const wall = median(runs.map((run) => run.wall));
  const cpu = median(runs.map((run) => run.cpu));
  return { what: `${what} (CPU)`, measured: `${ms(wall)} (${ms(cpu)})`, bar: `< ${bar} ms`, reached: wall < bar };
}

function firstRun(which: string): void {
  const book = which === 'million' ? syntheticConversation(7900, 2400, 1_000_000) : bowlingGreen();
  const before = process.cpuUsage();
  const since = performance.now();
  mapOpinions(book);
  const wall = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
}

function growth(of: string, make: (times: number) => VoteBook): void {
  const points = [1, 10, 100].map((times) => {
    const book = make(times);
    const { votes } = book.table('default');
    return { times, votes, ...timed(times === 100 ? 3 : 10, () => mapOpinions(book)) };
  });
  const line = points.map(({ times, votes, cpu }) => `×${times}: ${votes.toLocaleString('en')} votes ${ms(cpu)}`);
  const [one, , hundred] = points;
  const ratio = (hundred?.cpu ?? 0) / (one?.cpu ?? 1);
  printTable(`Growth with ${of} (CPU): ${line.join(' | ')}`, [
    { what: 'cost of ×100 over ×1', measured: `${ratio.toFixed(1)}×`, bar: '≤ 100×', reached: ratio <= 100 },
  ]);
}

/** In a process of its own, so that its memory is that of these votes. */
async function tenMillion(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, 'ten-million']);
  const { filled, mapped, bytes } = JSON.parse(stdout) as Record<string, number>;
  printTable('10,000,000 votes, 33,000 people, 2,000 comments (generated)', [
    row('make the votes and fill the book', filled ?? Number.NaN, undefined),
    row('whole map', mapped ?? Number.NaN, undefined),
    { what: 'memory a vote, book and map', measured: `${bytes?.toFixed(0)} bytes`, bar: '–', reached: true },
  ]);
}

function tenMillionRun(): void {
  const before = process.memoryUsage.rss();
  const since = performance.now();
  const book = syntheticConversation(33_000, 2000, 10_000_000);
  const filled = performance.now() - since;
  const { votes } = mapOpinions(book);
  const bytes = (process.memoryUsage.rss() - before) / votes;
  process.stdout.write(JSON.stringify({ filled, mapped: performance.now() - since - filled, bytes }));
}

function row(what: string, time: number, bar: number | undefined) {
  return {
    what,
    measured: ms(time),
    bar: bar === undefined ? '–' : `< ${bar} ms`,
    reached: bar === undefined || time < bar,
  };
}

/** Median wall time and mean CPU time of a call, after three to warm up. */
function timed(calls: number, action: () => unknown): { wall: number; cpu: number } {
  for (let call = 0; call < 3; call += 1) action();
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) {
    const since = performance.now();
    action();
    times.push(performance.now() - since);
  }
  const { user, system } = process.cpuUsage(before);
  return { wall: median(times), cpu: (user + system) / 1000 / calls };
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
}
