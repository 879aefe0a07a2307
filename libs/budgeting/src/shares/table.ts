import { withCost } from '../changed-election.ts';
import type { Election } from '../election.ts';
import { votesOf } from '../ties.ts';

/** How a voter values what she supports: by its cost, each alike, or by the points she gave. */
export type Utility = 'cost' | 'count' | 'points';

/**
 * An election laid out both ways. Project p's supporters are entries `starts[p] … starts[p + 1] - 1`: the ballot row, how
 * many voters cast it, and their points. A run may reorder the entries of a project, and nothing else.
 */
export interface Table {
  readonly election: Election;
  readonly utility: Utility;
  readonly projects: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly weights: Float64Array;
  readonly points: Float64Array;
  /** Voters who support the project; their points, each voter's counted. */
  readonly voters: Float64Array;
  readonly total: Float64Array;
  /** What ties and orders of votes go by: points where ballots give points, whatever the utility. */
  readonly votes: Float64Array;
  /** Costs as doubles: within one rounding. */
  readonly costs: Float64Array;
}

/** Points are all 1 unless the utility is points. */
export function tableOf(election: Election, utility: Utility): Table {
  const { ballots, projects } = election;
  const starts = new Int32Array(projects.length + 1);
  for (const place of ballots.projects) starts[place + 1] = (starts[place + 1] as number) + 1;
  for (let place = 0; place < projects.length; place += 1)
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number);
  const next = starts.slice();
  const entries = ballots.projects.length;
  const [rows, weights, points] = [new Int32Array(entries), new Float64Array(entries), new Float64Array(entries)];
  const voters = new Float64Array(projects.length);
  const total = new Float64Array(projects.length);
  for (let row = 0; row < ballots.rows; row += 1) {
    const weight = ballots.weights[row] as number;
    for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1) {
      const place = ballots.projects[at] as number;
      const entry = next[place] as number;
      next[place] = entry + 1;
      rows[entry] = row;
      weights[entry] = weight;
      points[entry] = utility === 'points' ? (ballots.points[at] as number) : 1;
      voters[place] = (voters[place] as number) + weight;
      total[place] = (total[place] as number) + weight * (points[entry] as number);
    }
  }
  const costs = Float64Array.from(projects, ({ cost }) => Number(cost));
  const votes = votesOf(election);
  return { election, utility, projects: projects.length, starts, rows, weights, points, voters, total, votes, costs };
}

/** The table of the same election with one project at another cost, its arrays shared. */
export function tableWithCost(table: Table, project: number, cost: bigint): Table {
  const costs = table.costs.slice();
  costs[project] = Number(cost);
  return { ...table, election: withCost(table.election, project, cost), costs };
}
