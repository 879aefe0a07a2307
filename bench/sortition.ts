// node bench/sortition.ts: lotteries for citizens' panels, against their bars and as pools grow.
import { readFileSync } from 'node:fs';
import { loadSolver, type Method, makeLottery, type Pool, readPool, typesOf } from '@ateneu/sortition';
import { sharedData } from '../src/platform/testing-data.ts';
import { ASSEMBLY, FOUR_TYPES, generatePool } from './sortition-pool.ts';
import { type Figure, printTable } from './table.ts';

const start = performance.now();
const solver = await loadSolver();
const loading = performance.now() - start;

const data = sharedData('sortition');
const generated = (people: number, size: number, seed: number, categories = ASSEMBLY) =>
  generatePool({ people, size, seed, categories });

printTable('Leximin with its 1000 tickets, one call; the first includes loading the solver', [
  ...(data.missing ? [] : [against('150 people, panel of 22 (the published pool)', readFixture(), 22, 5, loading)]),
  ...[1, 2, 3].map((seed) => against(`500 people, panel of 50, seed ${seed}`, generated(500, 50, seed), 50, 60)),
  against('2,000 people of 4 types, panel of 40', generated(2000, 40, 1, FOUR_TYPES), 40, 1),
]);
printTable('Other methods, 500 people, panel of 50, seed 2', [
  ...(['maximin', 'nash', 'legacy'] as const).map((method) => shown(method, generated(500, 50, 2), 50, method)),
]);
printTable('As pools grow (panel of 50, leximin)', [
  ...[100, 1000, 10_000].map((people) => shown(`${people} people`, generated(people, 50, 4), 50, 'leximin')),
]);
printTable('As panels grow (1,700 people, leximin)', [
  ...[11, 110, 400].map((size) => shown(`panel of ${size}`, generated(1700, size, 3), size, 'leximin')),
]);

function readFixture(): Pool {
  const read = (name: string) => readFileSync(data.file(`sf-fixture-150-panel22/${name}`), 'utf8');
  return readPool({ people: read('candidates.csv'), quotas: read('features.csv') });
}

function against(what: string, pool: Pool, size: number, bar: number, before = 0): Figure {
  const { seconds, words } = measure(pool, size, 'leximin');
  return { what, measured: words, bar: `< ${bar} s`, reached: seconds + before / 1000 < bar };
}

function shown(what: string, pool: Pool, size: number, method: Method): Figure {
  return { what, measured: measure(pool, size, method).words, bar: '–', reached: true };
}

function measure(pool: Pool, size: number, method: Method): { seconds: number; words: string } {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const lottery = makeLottery(solver, pool, { size, method, seed: '01' });
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  const min = lottery.feasible ? `min ${lottery.spread.min.toFixed(4)}` : 'no panel';
  const cpu = ((user + system) / 1e6).toFixed(2);
  return { seconds, words: `${seconds.toFixed(2)} s (CPU ${cpu} s), ${typesOf(pool).length} types, ${min}` };
}
