import { withBallots } from '../changed-election.ts';
import { type Table, tableOf } from './table.ts';

/** Tables of the same election with more and more ballots that name one project only. */
export class MoreBallots {
  readonly #base: Table;
  readonly #table: Table;
  readonly #project: number;
  readonly #points: number;

  constructor(table: Table, project: number) {
    this.#base = table;
    this.#project = project;
    this.#table = tableOf(withBallots(table.election, project, 1), table.utility);
    this.#points = this.#table.election.ballots.points.at(-1) as number;
  }

  /** With `more` ≥ 1 of them. The arrays are shared: each table is good until the next is asked for. */
  table(more: number): Table {
    const [base, table, project] = [this.#base, this.#table, this.#project];
    const { ballots } = table.election;
    const row = ballots.rows - 1;
    ballots.weights[row] = more;
    table.weights[table.rows.indexOf(row, table.starts[project])] = more;
    const points = table.utility === 'points' ? this.#points : 1;
    table.voters[project] = (base.voters[project] as number) + more;
    table.total[project] = (base.total[project] as number) + more * points;
    table.votes[project] = (base.votes[project] as number) + more * this.#points;
    const voters = base.election.ballots.voters + more;
    return { ...table, election: { ...table.election, ballots: { ...ballots, voters } } };
  }
}
