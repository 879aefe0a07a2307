// node bench/ranking.ts: counts of ranked votes, against their bar and as elections grow.
import { readFileSync } from 'node:fs';
import {
  type Ballot,
  countVotes,
  fitStrengths,
  type Profile,
  type Rule,
  readPreflib,
  seededChance,
} from '@ateneu/ranking';
import { sharedData } from '../src/platform/testing-data.ts';
import { type Figure, median, printTable } from './table.ts';

const BAR = 100;
const RULES: readonly Rule[] = ['scottish-stv', 'wigm', 'meek', 'irv', 'schulze', 'borda'];

const data = sharedData('ranked');
if (!data.missing) dublinNorth(readFileSync(data.file('preflib/00001-00000001.soi'), 'utf8'));
growth(
  'voters, each ballot different (10 candidates, 3 seats)',
  [10_000, 100_000, 1_000_000].map((voters) => [voters, election(voters, 10)]),
);
growth(
  'candidates (10,000 voters, 3 seats)',
  [5, 50, 500].map((candidates) => [candidates, election(10_000, candidates)]),
);
survey();

function dublinNorth(text: string): void {
  const votes = readPreflib(text);
  const counts = RULES.map((rule): Figure => {
    const time = milliseconds(20, () => countVotes(votes, { rule, seats: rule === 'irv' ? 1 : 4 }));
    return { what: rule, measured: ms(time), bar: `< ${BAR} ms`, reached: time < BAR };
  });
  const reading = milliseconds(20, () => readPreflib(text));
  printTable('Dublin North 2002, 43,942 ballots of 19,299 kinds, 12 candidates, 4 seats (median of 20)', [
    ...counts,
    { what: 'reading the file', measured: ms(reading), bar: '–', reached: true },
  ]);
}

function growth(what: string, sizes: readonly (readonly [number, Profile])[]): void {
  const figures = RULES.map((rule): Figure => {
    const times = sizes.map(([size, votes]) => {
      const time = milliseconds(3, () => countVotes(votes, { rule, ...(rule !== 'irv' && { seats: 3 }) }));
      return `${size.toLocaleString('en')}: ${ms(time)}`;
    });
    return { what: rule, measured: times.join('  '), bar: '–', reached: true };
  });
  printTable(`As ${what} grow ×1, ×10, ×100`, figures);
}

function survey(): void {
  const times = [10, 100, 1000].map((items) => {
    const chance = seededChance(`${items}`);
    const votes = Array.from({ length: items * 20 }, () => {
      const winner = Math.floor(chance() * items);
      return { winner, loser: (winner + 1 + Math.floor(chance() * (items - 1))) % items };
    });
    return `${items}: ${ms(milliseconds(3, () => fitStrengths(items, votes)))}`;
  });
  const measured = times.join('  ');
  printTable('A wiki survey, 20 votes an item', [{ what: 'fit by items', measured, bar: '–', reached: true }]);
}

/** Each voter ranks up to ten, nearest first with her own errors, and no two ballots are collapsed: the worst case. */
function election(voters: number, candidates: number): Profile {
  const chance = seededChance(`${voters} ${candidates}`);
  const places = Array.from({ length: candidates }, chance);
  const ballots = Array.from({ length: voters }, (): Ballot => {
    const voter = chance();
    const distances = places.map((place) => Math.abs(place - voter) + 0.3 * chance());
    const order = [...places.keys()].sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0));
    return { count: 1, ranks: order.slice(0, 1 + Math.floor(chance() * Math.min(10, candidates))) };
  });
  const names = places.map((_, candidate) => `Candidate ${candidate + 1}`);
  return { title: '', seats: 3, candidates: names, withdrawn: [], tieOrder: null, ballots };
}

/** Median, after one call that warms up. */
function milliseconds(calls: number, action: () => unknown): number {
  action();
  return median(
    Array.from({ length: calls }, () => {
      const start = performance.now();
      action();
      return performance.now() - start;
    }),
  );
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
