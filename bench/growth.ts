// node bench/growth.ts [MOST=1000000]: does a page cost the same with a thousand proposals and with a million?
import { openCity } from './city.ts';
import { load } from './load.ts';
import { growTo, openStep } from './million.ts';
import { median, printTable } from './table.ts';

const MOST = Number(process.argv[2] ?? 1_000_000);
const SIZES = [1000, 10_000, 100_000, 1_000_000].filter((size) => size <= MOST);
const ORDERS = ['newest', 'most', 'random'];

const city = await openCity({ demo: true });
try {
  const databaseUrl = await city.databaseUrl();
  const step = await openStep(databaseUrl);
  const list = `/processes/${step.slug}/proposals`;
  const curve = new Map<number, Record<string, number>>();
  let size = 0;
  for (const next of SIZES) {
    await growTo(databaseUrl, step, size, next);
    size = next;
    const costs: Record<string, number> = {};
    for (const order of ORDERS) {
      await load(city.origin, [`${list}?order=${order}`], { connections: 4, seconds: 1 });
      costs[order] =
        1000 / (await load(city.origin, [`${list}?order=${order}`], { connections: 4, seconds: 4 })).requestsPerSecond;
    }
    costs.search = await searchTime(`${city.origin}${list}`);
    curve.set(size, costs);
  }
  const first = curve.get(SIZES[0] ?? 0);
  const last = curve.get(size);
  printTable(
    `From ${SIZES[0]} to ${size} proposals (ms a request: ${[...curve]
      .map(
        ([n, costs]) =>
          `${n}: ${Object.entries(costs)
            .map(([name, ms]) => `${name} ${ms.toFixed(1)}`)
            .join(', ')}`,
      )
      .join(' | ')})`,
    [
      ...ORDERS.map((order) => {
        const ratio = (last?.[order] ?? 0) / (first?.[order] ?? 1);
        return {
          what: `list, ${order}: cost at ${size} over cost at ${SIZES[0]}`,
          measured: `${ratio.toFixed(2)}×`,
          bar: '≤ 2×',
          reached: ratio <= 2,
        };
      }),
      {
        what: `a search over ${size}, median of 20`,
        measured: `${last?.search?.toFixed(0)} ms`,
        bar: '< 500 ms',
        reached: (last?.search ?? Infinity) < 500,
      },
    ],
  );
} finally {
  await city.remove();
}

/** Common, middling and rare words, and a typing error, one at a time; the slowest kind's median. */
async function searchTime(list: string): Promise<number> {
  const html = await (await fetch(list)).text();
  const titles = [...html.matchAll(/class="ledger__title"><a[^>]*>([^<]+)</g)].map((match) => match[1]?.trim() ?? '');
  const words = titles.flatMap((title) => title.split(' ').slice(0, 2)).slice(0, 20);
  const times: number[] = [];
  for (const word of words) {
    const since = performance.now();
    await (await fetch(`${list}?q=${encodeURIComponent(word)}`)).text();
    times.push(performance.now() - since);
  }
  return Math.max(median(times), times.length === 0 ? Number.NaN : 0);
}
