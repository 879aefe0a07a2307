// node bench/census.ts: a made-up census of 1.6 million lines, loaded twice beside the running city, and what it costs.

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCity } from './city.ts';
import { printTable } from './table.ts';

const LINES = Number(process.argv[2] ?? 1_600_000);
const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

const folder = mkdtempSync(join(tmpdir(), 'census-'));
const file = join(folder, 'census.csv');
await writeCensus(file);
const city = await openCity({ demo: false });
try {
  const first = await city.run('census', 'load', file, '--json');
  const again = await city.run('census', 'load', file, '--json');
  const told = [first, again].map(({ stdout }) => JSON.parse(stdout) as { lines: number; added: number });
  const doubled = told[1]?.added !== 0 || told[0]?.added !== LINES || told[1]?.lines !== LINES;
  printTable(`A census of ${LINES.toLocaleString('en')} lines`, [
    {
      what: 'load, whole process',
      measured: `${first.seconds.toFixed(1)} s`,
      bar: '≤ 120 s',
      reached: first.seconds <= 120,
    },
    {
      what: 'load, peak memory',
      measured: `${first.peakMegabytes.toFixed(0)} MB`,
      bar: '≤ 400 MB',
      reached: first.peakMegabytes <= 400 && first.peakMegabytes > 0,
    },
    {
      what: 'the same again',
      measured: `${again.seconds.toFixed(1)} s`,
      bar: '≤ 120 s',
      reached: again.seconds <= 120,
    },
    { what: 'people doubled by it', measured: doubled ? 'some' : 'none', bar: 'none', reached: !doubled },
  ]);
} finally {
  await city.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** Every number once, birth dates over ninety years. */
async function writeCensus(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write('dni;data_naixement\n');
  for (let from = 0; from < LINES; from += 10_000) {
    let piece = '';
    for (let i = from; i < Math.min(from + 10_000, LINES); i++) {
      // A step that shares no factor with 10⁸: numbers come in no order, and none twice.
      const number = (i * 61_803_399) % 100_000_000;
      const born = new Date(Date.UTC(1935, 0, 1) + (i % 32_000) * 86_400_000).toISOString().slice(0, 10);
      piece += `${String(number).padStart(8, '0')}${LETTERS[number % 23]};${born}\n`;
    }
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
