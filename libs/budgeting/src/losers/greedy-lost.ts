import { byVotes, costOf, type GreedyOptions, money, takenGreedily } from '../greedy.ts';
import type { Table } from '../shares/table.ts';
import { rankingOf } from '../ties.ts';
import { guessed, type Lost } from './lost.ts';

/** The losers of the greedy rule: what was left when their turn came, and whom they would have had to overtake. */
export function greedyLost(table: Table, options: GreedyOptions): Lost[] {
  const { election, votes } = table;
  const taken = new Set(takenGreedily(election, votes, options));
  const order = byVotes(election, votes, rankingOf(election, votes, options), options.utility ?? 'cost');
  return [...election.projects.keys()]
    .filter((project) => !taken.has(project))
    .map((project) => {
      const { left, votes: more } = turnOf(table, order, [], project, options.utility ?? 'cost');
      const cost = election.projects[project]?.cost ?? 0n;
      return {
        project,
        effectiveSupport: null,
        outOfReach: null,
        money: money(election, cost - left),
        step: 0n,
        reached: () => 0n,
        price: left,
        votes: () => guessed(more),
      };
    });
}

/**
 * What is left when a project's turn comes, most votes first, beside those already bought; and about how many more
 * ballots would bring its turn forward to where enough is left.
 */
export function turnOf(
  { election, votes }: Table,
  order: readonly number[],
  bought: readonly number[],
  project: number,
  utility: 'cost' | 'count',
): { left: bigint; votes: number } {
  const cost = election.projects[project]?.cost ?? 0n;
  const points = election.kind === 'approval' ? 1 : election.ballots.points.reduce((a, b) => Math.max(a, b), 1);
  let left = election.budget - costOf(election, bought);
  let fewest = Number.POSITIVE_INFINITY;
  for (const other of order) {
    if (other === project) break;
    const price = election.projects[other]?.cost ?? 0n;
    if (bought.includes(other) || price > left) continue;
    const weight = utility === 'cost' || price === 0n ? 1 : Number(cost) / Number(price);
    if (left >= cost) fewest = ((votes[other] as number) * weight - (votes[project] as number)) / points;
    left -= price;
  }
  return { left, votes: fewest };
}
