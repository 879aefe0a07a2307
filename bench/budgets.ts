// node bench/budgets.ts [FILE]: the largest budget of Pabulib comes in, counted; its result page and the file to recount.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CORPUS, openCity } from './city.ts';
import { printTable } from './table.ts';

const FILE = process.argv[2] ?? join(CORPUS, '..', 'pabulib', 'poland_lodz_2022_.pb');
if (!existsSync(FILE)) throw new Error(`There is no ${FILE}`);

const city = await openCity({ demo: false });
try {
  const { seconds, peakMegabytes, stdout } = await city.run('import', 'pabulib', FILE, '--process', 'large', '--json');
  const { projects, ballots } = JSON.parse(stdout) as { projects: number; ballots: number };
  const base = `${city.origin}/processes/large/budget/budget`;
  const [first, later] = [await timed(`${base}/result`), await timed(`${base}/result`)];
  const file = await timed(`${base}/pots/1.pb`);
  printTable(`${projects} projects, ${ballots} ballots`, [
    { what: 'comes in, counted', measured: `${seconds.toFixed(1)} s`, bar: '≤ 30 s', reached: seconds <= 30 },
    { what: 'peak memory of the import', measured: `${peakMegabytes.toFixed(0)} MB`, bar: '', reached: true },
    {
      what: 'its result opens first in',
      measured: `${first.ms.toFixed(0)} ms`,
      bar: '≤ 300 ms',
      reached: first.ms <= 300,
    },
    { what: 'its result opens again in', measured: `${later.ms.toFixed(0)} ms`, bar: '', reached: true },
    { what: 'its result, unpacked', measured: `${(later.bytes / 1024).toFixed(0)} KB`, bar: '', reached: true },
    { what: 'the file to count again', measured: `${file.ms.toFixed(0)} ms`, bar: '', reached: true },
  ]);
} finally {
  await city.remove();
}

async function timed(address: string): Promise<{ ms: number; bytes: number }> {
  const since = performance.now();
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return { bytes: (await answer.arrayBuffer()).byteLength, ms: performance.now() - since };
}
