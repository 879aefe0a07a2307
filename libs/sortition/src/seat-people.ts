import type { PanelSpace } from './panel-space.ts';
import type { Portion } from './peel.ts';
import { scattered } from './scatter.ts';

/**
 * Puts people on the tickets: those of one type take turns, so that their numbers of tickets differ by one at most. Each
 * round of turns has another order, so that neighbours in the file do not always sit together.
 * @returns for each ticket the positions of its people in the pool, ascending
 */
export function seatPeople({ types }: PanelSpace, portions: readonly Portion[]): number[][] {
  const compositions = portions.flatMap(({ counts, share }) => Array.from({ length: share }, () => counts));
  const tickets = compositions.map((): number[] => []);
  for (const [type, { members }] of types.entries()) {
    let round = 0;
    let waiting: number[] = [];
    for (const [ticket, counts] of compositions.entries()) {
      const seated: number[] = [];
      while (seated.length < (counts[type] ?? 0)) {
        if (waiting.length === 0) {
          round += 1;
          waiting = nextRound(members, seated, (member) => scattered(type + 1, round, member));
        }
        seated.push(waiting.pop() as number);
      }
      tickets[ticket]?.push(...seated);
    }
  }
  return tickets.map((people) => people.sort((a, b) => a - b));
}

/** Everybody once, to be taken from the end; who sits on this ticket already comes last. */
function nextRound(members: readonly number[], seated: readonly number[], place: (member: number) => number): number[] {
  const places = new Map(members.map((member) => [member, place(member)]));
  const shuffled = members.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || a - b);
  return [...seated, ...shuffled.filter((member) => !seated.includes(member))];
}
