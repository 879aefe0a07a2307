// node bench/lists.ts: the real corpus: the list by its three orders, and half search and filter, half list.
import { CORPUS, openCity } from './city.ts';
import { load } from './load.ts';
import { type Figure, printTable } from './table.ts';

const SECONDS = 8;
const CONNECTIONS = 32;
const LIST = '/processes/decidim-barcelona-2016/proposals';
const WORDS = [
  'bicicletes',
  'escola',
  'arbres carrer',
  'biblioteca',
  'soroll nit',
  'habitatge',
  'participacio',
  'parc infantil',
  'mercat',
  'turisme',
  'gent gran',
  'aigua',
  'metro',
  'platja',
  'horts urbans',
  'energia solar',
];

const city = await openCity({ demo: false });
try {
  process.stderr.write('Importing the corpus\n');
  await city.run('import', 'decidim', CORPUS);
  const figures: Figure[] = [];
  for (const order of ['newest', 'most', 'random']) {
    const result = await measured([`${LIST}?order=${order}`]);
    figures.push(row(`list, ${order}`, result, 800, 80));
  }
  const searches = WORDS.map(
    (words, i) => `${LIST}?q=${encodeURIComponent(words)}${i % 2 === 0 ? '&state[]=accepted' : ''}`,
  );
  const lists = ['newest', 'most', 'random'].map((order) => `${LIST}?order=${order}`);
  const mix = searches.flatMap((path, i) => [path, lists[i % lists.length] ?? LIST]);
  figures.push(row('half search and filter, half list', await measured(mix), 400, 100));
  printTable('Reading, one process, 32 connections, 10,860 proposals', figures);
} finally {
  await city.remove();
}

/** After a warm-up. */
async function measured(paths: readonly string[]) {
  await load(city.origin, paths, { connections: CONNECTIONS, seconds: 3 });
  return load(city.origin, paths, { connections: CONNECTIONS, seconds: SECONDS });
}

function row(what: string, result: Awaited<ReturnType<typeof load>>, rate: number, p99: number): Figure {
  const reached = result.requestsPerSecond >= rate && result.p99 < p99 && result.errors === 0;
  const errors = result.errors > 0 ? `, ${result.errors} errors` : '';
  return {
    what,
    measured: `${result.requestsPerSecond.toFixed(0)}/s, p99 ${result.p99.toFixed(0)} ms${errors}`,
    bar: `≥ ${rate}/s, p99 < ${p99} ms`,
    reached,
  };
}
