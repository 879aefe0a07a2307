import type { Outcome } from './count-result.ts';
import { CountState } from './count-state.ts';
import type { Ballot, Candidate, Rank, Standing } from './profile.ts';
import type { Lot } from './tie-order.ts';

/**
 * Instant-runoff: the last falls and her ballots go to their next preference, until one has more than half of the ballots
 * that still name somebody. An equal rank counts for the only one of it who stands when the ballot comes to it; with two or
 * more the ballot ends there for good, as Burlington's law had it. Ties: back to earlier rounds, then the lot.
 */
export function countIrv({ names, candidates, ballots, total }: Standing, lot: Lot): Outcome {
  const state = new CountState(names, candidates, { seats: 1, lot, scale: { decimals: 0, shown: 0 } });
  const places = new Int32Array(ballots.length);
  let active = distribute(state, ballots, places);
  state.history.push([...state.votes]);
  const first = state.tally([]);
  while (state.hopeful.size > 1 && !hasMajority(state, active)) {
    const loser = state.choose(state.lowest(), 'exclude', true);
    const had = state.shown(state.votes[loser] ?? 0n);
    state.defeat(loser);
    active = distribute(state, ballots, places);
    state.history.push([...state.votes]);
    state.rounds.push({
      round: state.rounds.length + 1,
      what: `${state.nameOf(loser)} is excluded with ${had} votes.`,
      ...state.tally([]),
      defeated: [state.nameOf(loser)],
      nonTransferable: `${BigInt(total) - active}`,
    });
  }
  const winner = state.byVotes()[0] as Candidate;
  state.elect(winner);
  state.finish();
  const last = state.rounds.at(-1);
  if (last !== undefined) state.rounds[state.rounds.length - 1] = { ...last, elected: [state.nameOf(winner)] };
  return state.outcome(active / 2n + 1n, last === undefined ? { ...first, elected: [state.nameOf(winner)] } : first);
}

function hasMajority(state: CountState, active: bigint): boolean {
  return [...state.hopeful].some((one) => 2n * (state.votes[one] ?? 0n) > active);
}

const ENDED = -1;

/**
 * Moves every ballot on to the rank where it counts now.
 * @param at where each ballot stands; moved on
 * @returns how many ballots name somebody who stands
 */
function distribute(state: CountState, ballots: readonly Ballot[], at: Int32Array): bigint {
  const counts = new Float64Array(state.votes.length);
  let active = 0;
  for (const [index, ballot] of ballots.entries()) {
    const top = moveOn(ballot, index, at, state.hopeful);
    if (top === null) continue;
    counts[top] = (counts[top] ?? 0) + ballot.count;
    active += ballot.count;
  }
  for (const [candidate, count] of counts.entries()) state.votes[candidate] = BigInt(count);
  return BigInt(active);
}

function moveOn({ ranks }: Ballot, index: number, at: Int32Array, hopeful: ReadonlySet<Candidate>): Candidate | null {
  if (at[index] === ENDED) return null;
  for (let place = at[index] as number; place < ranks.length; place += 1) {
    const rank = ranks[place] as Rank;
    const still = (typeof rank === 'number' ? [rank] : rank).filter((candidate) => hopeful.has(candidate));
    if (still.length === 0) continue;
    at[index] = still.length === 1 ? place : ENDED;
    return still.length === 1 ? (still[0] as Candidate) : null;
  }
  at[index] = ENDED;
  return null;
}
