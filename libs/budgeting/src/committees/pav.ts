import type { Progress } from '../outcome.ts';
import { gcd } from '../rational.ts';
import { CommitteeError } from './committee-error.ts';
import type { Profile } from './profile.ts';

/**
 * Proportional approval voting: a voter with j of hers elected is worth 1 + 1/2 + … + 1/j, and the sum is to be the
 * largest. All optima, by branch and bound: what candidates would add only shrinks while others are elected, so that the
 * largest additions of today bound what is still to come. Sums are whole multiples of 1/lcm(1…seats).
 */
export function bestByPav(profile: Profile, most: number, progress?: Progress): number[][] {
  const search = new Search(profile, most, progress);
  search.visit(0, 0n);
  return search.found.sort(
    (a, b) => a.map((candidate, at) => candidate - (b[at] as number)).find((by) => by !== 0) ?? 0,
  );
}

const EVERY = 1000;

class Search {
  readonly #profile: Profile;
  readonly #most: number;
  readonly #progress: Progress | undefined;
  /** `#share[j]`: what a j-th elected of hers adds. */
  readonly #share: bigint[];
  readonly #elected: Int32Array;
  readonly #chosen: number[] = [];
  /** Strong candidates first: a good committee found early cuts off the rest. */
  readonly #order: number[];
  #best = -1n;
  #visits = 0;
  found: number[][] = [];

  constructor(profile: Profile, most: number, progress: Progress | undefined) {
    this.#profile = profile;
    this.#most = most;
    this.#progress = progress;
    const numbers = Array.from({ length: profile.seats }, (_, at) => BigInt(at + 1));
    const common = numbers.reduce((lcm, n) => (lcm / gcd(lcm, n)) * n, 1n);
    this.#share = [0n, ...numbers.map((n) => common / n)];
    this.#elected = new Int32Array(profile.ballots.length);
    const votes = (candidate: number) => profile.votes[candidate] as bigint;
    this.#order = [...profile.votes.keys()].sort((a, b) => Number(votes(b) - votes(a)) || a - b);
  }

  visit(from: number, score: bigint): void {
    this.#visits += 1;
    if (this.#visits % EVERY === 0) this.#progress?.(0, 0, 'looking for the best committee');
    const open = this.#profile.seats - this.#chosen.length;
    if (open === 0) this.#keep(score);
    const rest = open === 0 ? [] : this.#order.slice(from);
    const gains = rest.map((candidate) => this.#gain(candidate));
    rest.forEach((candidate, at) => {
      if (score + highest(gains.slice(at), open) < this.#best || rest.length - at < open) return;
      this.#count(candidate, 1);
      this.visit(from + at + 1, score + (gains[at] as bigint));
      this.#count(candidate, -1);
    });
  }

  #gain(candidate: number): bigint {
    const { supporters, ballots } = this.#profile;
    return (supporters[candidate] as readonly number[]).reduce((sum, row) => {
      const { weight } = ballots[row] as { weight: bigint };
      return sum + weight * (this.#share[(this.#elected[row] as number) + 1] as bigint);
    }, 0n);
  }

  #count(candidate: number, by: 1 | -1): void {
    if (by === 1) this.#chosen.push(candidate);
    else this.#chosen.pop();
    for (const row of this.#profile.supporters[candidate] as readonly number[])
      this.#elected[row] = (this.#elected[row] as number) + by;
  }

  #keep(score: bigint): void {
    if (score < this.#best) return;
    if (score > this.#best) [this.#best, this.found] = [score, []];
    if (this.found.length === this.#most) throw new CommitteeError(`More than ${this.#most} committees are tied.`);
    this.found.push([...this.#chosen].sort((a, b) => a - b));
  }
}

function highest(gains: readonly bigint[], count: number): bigint {
  const sorted = [...gains].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  return sorted.slice(0, count).reduce((sum, gain) => sum + gain, 0n);
}
