import type { Election } from './election.ts';
import type { Outcome, Round } from './outcome.ts';
import { compare, formatRational, multiply, type Rational, rational, subtract, ZERO } from './rational.ts';

/** Who paid for a project: how many voters paid how much each, the largest amounts first. */
export interface Payments {
  readonly project: string;
  readonly payers: readonly Payer[];
}

export interface Payer {
  readonly voters: number;
  /** In the currency; above zero. */
  readonly each: Rational;
}

/**
 * What voters paid for each project, exactly: together its cost. Equal Shares: for what was bought, not for what was
 * added. Phragmén: by how much their load rose. Where nobody pays (greedy, what was added) the list is empty.
 * @param outcome of this very election
 */
export function paymentsOf(election: Election, outcome: Outcome): Payments[] {
  const purses = new Purses(election, outcome);
  return outcome.rounds.map((round) => ({ project: round.project, payers: purses.pay(round) }));
}

class Purses {
  readonly #election: Election;
  readonly #places: ReadonlyMap<string, number>;
  readonly #supporters: readonly { readonly row: number; readonly points: number }[][];
  /** Equal Shares: what a voter of each ballot row has left. Phragmén: her load. */
  readonly #held: Rational[];

  constructor(election: Election, outcome: Outcome) {
    const { ballots, projects, kind } = election;
    this.#election = election;
    this.#places = new Map(projects.map(({ id }, place) => [id, place]));
    this.#held = new Array<Rational>(ballots.rows).fill(outcome.endowment ?? ZERO);
    const supporters: { row: number; points: number }[][] = projects.map(() => []);
    for (let row = 0; row < ballots.rows; row += 1)
      for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1)
        supporters[ballots.projects[at] as number]?.push({
          row,
          points: kind === 'approval' ? 1 : (ballots.points[at] as number),
        });
    this.#supporters = supporters;
  }

  pay({ project, by, rho }: Round): Payer[] {
    if (rho === null || (by !== 'supporters' && by !== 'load')) return [];
    const { weights } = this.#election.ballots;
    const counts = new Map<string, { voters: number; each: Rational }>();
    for (const { row, points } of this.#supporters[this.#places.get(project) as number] ?? []) {
      const each = by === 'load' ? this.#raise(row, rho) : this.#spend(row, rho, points);
      if (each.n === 0n) continue;
      const key = formatRational(each);
      const known = counts.get(key) ?? { voters: 0, each };
      known.voters += weights[row] as number;
      counts.set(key, known);
    }
    return [...counts.values()].sort((a, b) => compare(b.each, a.each));
  }

  #raise(row: number, load: Rational): Rational {
    const each = subtract(load, this.#held[row] as Rational);
    this.#held[row] = load;
    return each;
  }

  #spend(row: number, rho: Rational, points: number): Rational {
    const has = this.#held[row] as Rational;
    const price =
      this.#election.kind === 'approval'
        ? rho
        : multiply(rho, rational(BigInt(points), BigInt(this.#election.ballots.pointScale)));
    const each = compare(has, price) < 0 ? has : price;
    this.#held[row] = subtract(has, each);
    return each;
  }
}
