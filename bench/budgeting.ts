// node bench/budgeting.ts: counting budgets, against the bars and the peers' figures of the specification; growth curves.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Election, losersOf, parsePb, type Rule, tally } from '@ateneu/budgeting';
import { type Figure, median, printTable } from './table.ts';

const DATA = join(process.env.ATENEU_TEST_DATA ?? join(import.meta.dirname, '..', '..', 'shared', 'data'), 'pabulib');
if (!existsSync(DATA)) throw new Error(`${DATA} is missing: put the Pabulib files there, or name ATENEU_TEST_DATA.`);

const PLAIN: Rule = { rule: 'equal-shares' };
const ADD1: Rule = { rule: 'equal-shares', completion: 'add1' };
const ADD1U: Rule = { rule: 'equal-shares', completion: 'add1-utilitarian' };

const text = readFileSync(join(DATA, 'poland_lodz_2022_.pb'), 'utf8');
const first = spent(() => parsePb(text));
const { election: lodz } = parsePb(text);
const [wieliczka, ursus] = ['poland_wieliczka_2023_green-budget.pb', 'poland_warszawa_2020_ursus.pb'].map(
  (file) => parsePb(readFileSync(join(DATA, file), 'utf8')).election,
) as [Election, Election];

printTable('Real budgets: median of 20 after the first, CPU time', [
  against('Łódź 2022, parse', 250, 'pabutools 11,900', first, () => parsePb(text)),
  counted('Łódź 2022, plain', lodz, PLAIN, 50, 'pabutools 16,100; equalshares.net 1,300 inexact'),
  counted('Łódź 2022, Add1 + utilitarian', lodz, ADD1U, 300, 'equalshares.net 19,000 inexact'),
  counted('Wieliczka 2023, Add1', wieliczka, ADD1, 50, 'pabutools 8,000-12,000; equalshares.net 23,000 exact'),
  counted('Warsaw Ursus 2020, Add1', ursus, ADD1, 1000, 'pabutools 118,000'),
  counted('Łódź 2022, Phragmén', lodz, { rule: 'phragmen' }, null, 'pabutools 18,100'),
  counted('Łódź 2022, greedy', lodz, { rule: 'greedy' }, null, 'pabutools 25,800'),
]);

printTable('What each loser lacked, every number confirmed by two counts: once, CPU time', [
  asked('Łódź 2022, plain (131 losers)', lodz, PLAIN),
  asked('Łódź 2022, greedy (144 losers)', lodz, { rule: 'greedy' }),
  asked('Łódź 2022, Phragmén (105 losers)', lodz, { rule: 'phragmen' }),
  asked('Wieliczka 2023, Add1 (34 losers)', wieliczka, ADD1),
]);

printTable('Growth, plain Equal Shares on synthetic ballots of up to 8 projects: parse and count once, CPU time', [
  ...[10_000, 100_000, 1_000_000].map((voters) => synthetic(voters, 100, voters === 1_000_000 ? 5000 : null)),
  ...[16, 160, 1600].map((projects) => synthetic(50_000, projects, null)),
]);

/** CPU milliseconds of this process: other processes may be at work. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function against(what: string, bar: number | null, peers: string, once: number, work: () => unknown): Figure {
  const middle = median(Array.from({ length: 20 }, () => spent(work)));
  return {
    what: `${what} (peers, ms: ${peers})`,
    measured: `${middle.toFixed(1)} ms (first ${once.toFixed(0)})`,
    bar: bar === null ? '-' : `< ${bar} ms`,
    reached: bar === null || middle < bar,
  };
}

function counted(what: string, election: Election, rule: Rule, bar: number | null, peers: string): Figure {
  const once = spent(() => tally(election, rule));
  return against(what, bar, peers, once, () => tally(election, rule));
}

function asked(what: string, election: Election, rule: Rule): Figure {
  const took = spent(() => losersOf(election, rule));
  return { what, measured: `${(took / 1000).toFixed(1)} s`, bar: '-', reached: true };
}

function synthetic(voters: number, projects: number, bar: number | null): Figure {
  const file = ballots(voters, projects);
  let election: Election | null = null;
  const parse = spent(() => {
    election = parsePb(file).election;
  });
  const rows = (election as Election | null)?.ballots.rows ?? 0;
  const count = spent(() => tally(election as unknown as Election, PLAIN));
  return {
    what: `${voters.toLocaleString('en')} voters (${rows.toLocaleString('en')} different), ${projects} projects`,
    measured: `${parse.toFixed(0)} + ${count.toFixed(0)} ms`,
    bar: bar === null ? '-' : `< ${bar} ms`,
    reached: bar === null || parse + count < bar,
  };
}

/** A file of ballots, the same each time; a few projects are much wanted, most are not. */
function ballots(voters: number, projects: number): string {
  let state = 20_261_128;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = ['META', 'key;value', `budget;${projects * 20_000}`, 'PROJECTS', 'project_id;cost'];
  for (let at = 0; at < projects; at += 1) lines.push(`P${at};${5000 + Math.floor(chance() * 90_000)}`);
  lines.push('VOTES', 'voter_id;vote');
  for (let voter = 0; voter < voters; voter += 1) {
    const named = new Set<number>();
    for (let more = 1 + Math.floor(chance() * 8); more > 0; more -= 1) named.add(Math.floor(chance() ** 2 * projects));
    lines.push(`${voter};${[...named].map((at) => `P${at}`).join()}`);
  }
  return lines.join('\n');
}
