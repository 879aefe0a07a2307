// node bench/budgets.ts [FILE]: the largest budget of Pabulib comes in, counted; its result page, the file to recount, and the
// count of a stranger in her own browser.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CORPUS, openCity } from './city.ts';
import { printTable } from './table.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
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
  if (existsSync(CHROMIUM)) await recount(`${base}/result`);
} finally {
  await city.remove();
}

async function timed(address: string): Promise<{ ms: number; bytes: number }> {
  const since = performance.now();
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return { bytes: (await answer.arrayBuffer()).byteLength, ms: performance.now() - since };
}

/** What a stranger sees who presses "count here": how long from the file to the sentence, and whether her page stays alive. */
async function recount(page: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(page);
    const seen = await tab.locator('[data-recount]').evaluate(watchCount);
    const counted = (seen.ended - seen.downloaded) / 1000;
    printTable('Counted again in Chromium', [
      { what: 'the same winners and the same file', measured: seen.said, bar: '', reached: seen.isSame },
      { what: 'the download', measured: `${seen.downloaded.toFixed(0)} ms`, bar: '', reached: true },
      { what: 'from then to the result', measured: `${counted.toFixed(2)} s`, bar: '≤ 3 s', reached: counted <= 3 },
      { what: 'places where the bar stood', measured: String(seen.places), bar: '≥ 10', reached: seen.places >= 10 },
      {
        what: 'the page stood still, at most',
        measured: `${seen.stillMs.toFixed(0)} ms`,
        bar: '≤ 100 ms',
        reached: seen.stillMs <= 100,
      },
    ]);
  } finally {
    await browser.close();
  }
}

/** In the page. The bar stands at a fifth when the whole file is here. */
function watchCount(place: HTMLElement) {
  const [button, bar] = [place.querySelector('button'), place.querySelector('progress')];
  const said = place.querySelector('[role="status"]');
  if (!button || !bar || !said) throw new Error('The page offers no count');
  return new Promise<{
    said: string;
    isSame: boolean;
    downloaded: number;
    ended: number;
    places: number;
    stillMs: number;
  }>((done) => {
    const begun = performance.now();
    const places = new Set<number>();
    let [downloaded, stillMs, last, over] = [0, 0, begun, false];
    const beat = () => {
      const now = performance.now();
      [stillMs, last] = [Math.max(stillMs, now - last), now];
      if (!over) setTimeout(beat, 5);
    };
    new MutationObserver(() => {
      if (bar.value >= 20) downloaded ||= performance.now() - begun;
      if (!bar.hidden) places.add(bar.value);
      if (!bar.hidden || button.disabled) return;
      over = true;
      const sentence = said.textContent ?? '';
      const isSame = sentence === place.dataset.same;
      done({ said: sentence, isSame, downloaded, ended: performance.now() - begun, places: places.size, stillMs });
    }).observe(place, { subtree: true, attributes: true, childList: true });
    beat();
    button.click();
  });
}
