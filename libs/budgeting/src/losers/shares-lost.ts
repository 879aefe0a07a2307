import type { Election } from '../election.ts';
import { type Count, countShares, fundedBy, type SharesOptions } from '../equal-shares.ts';
import { byVotes, costOf, money } from '../greedy.ts';
import { rational, subtract } from '../rational.ts';
import type { Table } from '../shares/table.ts';
import { rankingOf } from '../ties.ts';
import { turnOf } from './greedy-lost.ts';
import { guessed, type Lost, type OutOfReach } from './lost.ts';
import { leftWith, type Nearness, nearnessOf, pricesAt, votesLacking } from './nearness.ts';
import type { Recount } from './recount.ts';

/** The losers of Equal Shares: what their supporters could have given in each round, and had left at the end. */
export function sharesLost(table: Table, options: SharesOptions): Lost[] {
  const { election } = table;
  const count = countShares(table, options);
  const [funded, bought] = [new Set(fundedBy(count)), new Set(count.bought)];
  const losers = [...election.projects.keys()].filter((project) => !funded.has(project));
  const notBought = losers.filter((project) => !bought.has(project));
  const nearness = nearnessOf(table, count.endowment, count.ranking, notBought);
  const nearnessOfEach = new Map(notBought.map((project, at) => [project, nearness[at]]));
  const reached = reachedBy(count, options, notBought);
  const order = byVotes(election, table.votes, count.ranking, 'cost');
  const fills = options.completion === 'utilitarian' || options.completion === 'add1-utilitarian';
  const total = costOf(election, [...election.projects.keys()]);
  return losers.map((project) => {
    const { cost } = election.projects[project] as { cost: bigint };
    const near = nearnessOfEach.get(project);
    const left = leftWith(count.run, project);
    const turn = fills ? turnOf(table, order, count.bought, project, 'cost') : null;
    const asBought = BigInt(Math.floor(near?.price ?? 0));
    // Where everything fits the guard funds everything.
    const asGuarded = options.guard === false ? 0n : cost - (total - election.budget);
    return {
      project,
      effectiveSupport: near?.effectiveSupport ?? rational(1n),
      outOfReach: near === undefined ? null : outOfReachIn(election, near.outOfReach),
      money:
        near === undefined ? rational(0n) : subtract(money(election, cost), rational(left.n, left.d * election.scale)),
      step: count.step,
      reached: reached(project),
      price: [asBought, asGuarded, turn?.left ?? 0n].reduce((a, b) => (b > a ? b : a)),
      votes: (recount) => guessed(Math.min(votesFor(count, options, project, recount), turn?.votes ?? Infinity)),
    };
  });
}

/** Beyond so many steps Add1 is not looked at step by step. */
const MOST_STEPS = 1000n;

/**
 * A project that is cheaper but not bought changes nothing. So until the first step at which it would be bought Add1 goes on
 * as without; steps where doubles do not say clearly that it would not are left to the count.
 */
function reachedBy({ table, step, election, ranking }: Count, options: SharesOptions, projects: readonly number[]) {
  const isAdd1 = (options.completion ?? 'none').startsWith('add1') && step > 0n && step <= MOST_STEPS;
  if (!isAdd1) return () => () => 0n;
  const voters = BigInt(election.ballots.voters);
  const prices = Array.from({ length: Number(step) + 1 }, (_, at) => {
    const endowment = rational(election.budget + BigInt(at) * election.scale * voters, voters);
    return pricesAt(table, endowment, ranking, projects);
  });
  const places = new Map(projects.map((project, place) => [project, place]));
  const doubt = Number(election.budget + step * election.scale * voters) * 1e-9;
  return (project: number) => (cost: bigint) => {
    const place = places.get(project);
    if (place === undefined) return 0n;
    const first = prices.findIndex((each) => (each[place] as number) * (1 + 1e-6) + doubt >= Number(cost));
    return first === -1 ? step : BigInt(Math.max(0, first - 1));
  };
}

function outOfReachIn(election: Election, { after, left }: Nearness['outOfReach']): OutOfReach {
  return { after: election.projects[after]?.id ?? null, left: rational(left.n, left.d * election.scale) };
}

const TRIES = 8;

/** More voters mean less for each, so that the number lacking is asked again with that many. */
function votesFor({ step, election }: Count, options: SharesOptions, project: number, recount: Recount): number {
  let more = 0;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const table = recount.withBallots(more);
    const { budget, scale, ballots } = table.election;
    const voters = BigInt(ballots.voters);
    if (voters === 0n) return 1;
    const endowment = rational(budget + step * scale * voters, voters);
    const lacking = votesLacking(table, endowment, rankingOf(election, table.votes, options), project);
    const next = Math.min(Math.max(1, more + Math.ceil(lacking)), 1e12);
    if (!Number.isFinite(next) || next === more) break;
    more = next;
  }
  return more;
}
