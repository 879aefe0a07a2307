import { type PhragmenOptions, runLoads } from '../phragmen.ts';
import { type Rational, rational, toNumber, ZERO } from '../rational.ts';
import type { Table } from '../shares/table.ts';
import { guessed, type Lost } from './lost.ts';

/** The losers of Phragmén's rule: what their supporters had earned before each purchase, and at the end. */
export function phragmenLost(table: Table, options: PhragmenOptions): Lost[] {
  const { election, voters } = table;
  const taken = new Set(runLoads(table, options).winners);
  const losers = [...election.projects.keys()].filter((project) => !taken.has(project));
  const best = losers.map(() => ({ price: 0, votes: Number.POSITIVE_INFINITY }));
  const lacking: Rational[] = losers.map(() => ZERO);
  let end: Rational = ZERO;
  runLoads(table, options, (loads, due, left) => {
    const [first] = due;
    if (first !== undefined) end = dividedBy(loads.burden(first), voters[first] as number);
    const load = first === undefined ? Number.POSITIVE_INFINITY : toNumber(end);
    losers.forEach((project, at) => {
      const cost = table.costs[project] as number;
      const burden = loads.nearBurden(project) || cost;
      const supporters = voters[project] as number;
      const found = best[at] as (typeof best)[number];
      const most = supporters === 0 ? 0 : load * supporters - (burden - cost);
      found.price = Math.max(found.price, Math.min(most, Number(left)));
      if (cost <= Number(left)) found.votes = Math.min(found.votes, burden / load - supporters);
      const { n, d } = loads.burden(project);
      lacking[at] = rational(n * end.d - BigInt(supporters) * end.n * d, d * end.d * election.scale);
    });
  });
  return losers.map((project, at) => {
    const { price, votes } = best[at] as (typeof best)[number];
    const money = lacking[at] as Rational;
    return {
      project,
      effectiveSupport: null,
      outOfReach: null,
      money,
      step: 0n,
      reached: () => 0n,
      price: BigInt(Math.floor(price)),
      votes: () => guessed(votes),
    };
  });
}

const dividedBy = ({ n, d }: Rational, by: number) => rational(n, d * BigInt(by));
