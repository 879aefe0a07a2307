import type { Id, Profile } from './opinion.ts';
import type { VoteTable } from './vote-table.ts';

const ENOUGH_VOTES = 7;
const POLIS_LEAST = 15;

/**
 * Places of those who voted on 7 comments (on all, where there are fewer). The polis profile counts moderated comments
 * too, and fills up to 15 with those who voted most.
 * @param sticky takes these instead: in Pol.is, who was in once stays in
 */
export function inConversation(table: VoteTable, profile: Profile, sticky?: Iterable<Id>): Int32Array {
  const { participants, rowStart, columns } = table;
  if (sticky !== undefined) {
    const wanted = new Set(sticky);
    return placesWhere(participants.length, (row) => wanted.has(participants[row] as Id));
  }
  const votes = (row: number) => (rowStart[row + 1] as number) - (rowStart[row] as number);
  const enough = Math.max(1, Math.min(ENOUGH_VOTES, columns));
  const inside = placesWhere(participants.length, (row) => votes(row) >= enough);
  if (profile === 'default' || inside.length >= POLIS_LEAST) return inside;
  const most = Array.from(participants.keys()).sort((a, b) => votes(b) - votes(a));
  return Int32Array.from(most.slice(0, POLIS_LEAST)).sort();
}

function placesWhere(count: number, holds: (row: number) => boolean): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row).filter(holds);
}
