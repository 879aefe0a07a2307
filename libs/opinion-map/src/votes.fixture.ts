import fc from 'fast-check';
import type { Vote, VoteValue } from './opinion.ts';

/** Two camps that disagree about everything, told apart by the id; every seventh vote passes, every fifth is missing. */
export function twoCamps(people: number, comments: number): Vote[] {
  const votes: Vote[] = [];
  for (let participant = 0; participant < people; participant += 1) {
    for (let comment = 0; comment < comments; comment += 1) {
      const turn = participant * 31 + comment * 17;
      if (turn % 5 === 0) continue;
      const side = (participant % 3 === 0) === (comment % 2 === 0) ? 1 : -1;
      votes.push({ participant, comment, vote: turn % 7 === 0 ? 0 : side });
    }
  }
  return votes;
}

/** At most one vote by each participant on each comment. */
export const someVotes = fc.uniqueArray(
  fc.record<Vote>({
    participant: fc.nat(25),
    comment: fc.nat(11),
    vote: fc.constantFrom<VoteValue>(-1, 0, 1),
  }),
  { maxLength: 220, size: 'max', selector: ({ participant, comment }) => `${participant} ${comment}` },
);
