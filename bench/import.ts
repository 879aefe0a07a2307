// node bench/import.ts: Barcelona's corpus in, out again, and what it costs.
import { join } from 'node:path';
import { CORPUS, openCity } from './city.ts';
import { printTable } from './table.ts';

const city = await openCity({ demo: false });
try {
  const into = await city.run('import', 'decidim', CORPUS);
  // Proposals, comments, processes and the record: all that is public.
  const all = await city.run('export', 'all', '--format', 'csv', '--out', join(city.stateDir, 'out'));
  const out = { seconds: all.seconds, peak: all.peakMegabytes };
  printTable('Barcelona 2016: 10,860 proposals and 18,192 comments', [
    {
      what: 'import, whole process',
      measured: `${into.seconds.toFixed(1)} s`,
      bar: '≤ 30 s',
      reached: into.seconds <= 30,
    },
    {
      what: 'import, peak memory',
      measured: `${into.peakMegabytes.toFixed(0)} MB`,
      bar: '≤ 300 MB',
      reached: into.peakMegabytes <= 300 && into.peakMegabytes > 0,
    },
    {
      what: 'export of all of it as CSV',
      measured: `${out.seconds.toFixed(1)} s`,
      bar: '≤ 3 s (Decidim about 15 min)',
      reached: out.seconds <= 3,
    },
    {
      what: 'export, peak memory',
      measured: `${out.peak.toFixed(0)} MB`,
      bar: '≤ 150 MB (Decidim 1.5 GB)',
      reached: out.peak <= 150 && out.peak > 0,
    },
  ]);
} finally {
  await city.remove();
}
