import type { Election } from '../election.ts';

/** Who approves whom. Whatever the ballots give, to name a project is to approve it; costs mean nothing here. */
export interface Profile {
  readonly candidates: number;
  readonly seats: number;
  /** Voters, those with empty ballots too. */
  readonly voters: bigint;
  /** Different ballots: how many cast each, and whom it approves. */
  readonly ballots: readonly { readonly weight: bigint; readonly approves: readonly number[] }[];
  /** For each candidate, the ballots that approve her, and how many voters that is. */
  readonly supporters: readonly (readonly number[])[];
  readonly votes: readonly bigint[];
}

export function profileOf({ ballots: given, projects }: Election, seats: number): Profile {
  const ballots = [...given.weights].map((weight, row) => ({
    weight: BigInt(weight),
    approves: [...given.projects.subarray(given.starts[row], given.starts[row + 1])],
  }));
  const supporters: number[][] = projects.map(() => []);
  ballots.forEach(({ approves }, row) => {
    for (const candidate of approves) supporters[candidate]?.push(row);
  });
  const weightOf = (row: number) => ballots[row]?.weight as bigint;
  const votes = supporters.map((rows) => rows.reduce((sum, row) => sum + weightOf(row), 0n));
  return { candidates: projects.length, seats, voters: BigInt(given.voters), ballots, supporters, votes };
}
