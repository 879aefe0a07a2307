import { CommitteeError } from './committee-error.ts';
import type { Profile } from './profile.ts';

/** All committees of those with the most approvals: the ones above the last seat's number, with any of those at it. */
export function approvalCommittees({ votes, seats }: Profile, most: number): number[][] {
  const sorted = [...votes].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const last = sorted[seats - 1];
  const places = [...votes.keys()];
  if (last === undefined) return [[]];
  const sure = places.filter((candidate) => (votes[candidate] as bigint) > last);
  const equal = places.filter((candidate) => votes[candidate] === last);
  const choices = combinations(equal, seats - sure.length, most);
  return choices.map((chosen) => [...sure, ...chosen].sort((a, b) => a - b));
}

/** All ways to choose `size` of them, in order. @throws CommitteeError beyond `most` */
export function combinations(from: readonly number[], size: number, most: number): number[][] {
  const found: number[][] = [];
  const chosen: number[] = [];
  const choose = (at: number): void => {
    if (chosen.length === size) {
      if (found.length === most) throw new CommitteeError(`More than ${most} committees are tied.`);
      found.push([...chosen]);
      return;
    }
    for (let next = at; next <= from.length - (size - chosen.length); next += 1) {
      chosen.push(from[next] as number);
      choose(next + 1);
      chosen.pop();
    }
  };
  choose(0);
  return found;
}
