import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiveMap } from './live-map.ts';
import type { Vote, VoteValue } from './opinion.ts';
import { mapOpinions } from './opinion-map.ts';
import { META_PRIORITY } from './priority.ts';
import { VoteBook } from './vote-book.ts';
import { someVotes, twoCamps } from './votes.fixture.ts';

const later = fc.array(
  fc.record<Vote>({ participant: fc.nat(30), comment: fc.nat(14), vote: fc.constantFrom<VoteValue>(-1, 0, 1) }),
  { maxLength: 60 },
);

function casting(before: readonly Vote[], votes: readonly Vote[]): { live: LiveMap; book: VoteBook } {
  const book = VoteBook.of(before);
  const live = new LiveMap(book);
  for (const vote of votes) live.cast(vote);
  return { live, book };
}

test('after any votes it says what a whole map on the same axes says', () => {
  fc.assert(
    fc.property(someVotes, later, (before, votes) => {
      const { live } = casting(before, votes);
      const said = new Map([...Array(31).keys()].map((id) => [id, live.projectionOf(id)]));
      const priorities = new Map([...Array(15).keys()].map((id) => [id, live.priorityOf(id)]));
      const { participants, comments, projection, priority } = live.regroup();
      for (const [row, id] of participants.entries()) {
        expect(said.get(id as number)?.[0]).toBeCloseTo(projection[2 * row] as number, 12);
        expect(said.get(id as number)?.[1]).toBeCloseTo(projection[2 * row + 1] as number, 12);
      }
      for (const [place, id] of comments.entries()) {
        expect(priorities.get(id as number)).toBeCloseTo(priority[place] as number, 12);
      }
    }),
    { numRuns: 60 },
  );
});

test('refreshed, it is the map of all votes, to the last bit', () => {
  fc.assert(
    fc.property(someVotes, later, (before, votes) => {
      const { live } = casting(before, votes);
      expect(live.refresh()).toEqual(mapOpinions([...before, ...votes]));
    }),
    { numRuns: 60 },
  );
});

test('comments whose ids come late and out of order find their place, times included', () => {
  fc.assert(
    fc.property(someVotes, fc.array(fc.nat(), { maxLength: 40 }), (votes, turns) => {
      const timed = votes.map((vote, at): Vote => ({ ...vote, at: (at * 37) % 101 }));
      const book = new VoteBook();
      for (const [at, vote] of timed.entries()) {
        book.cast(vote.participant, vote.comment, vote.vote, vote.at);
        if (turns.includes(at)) book.table('default');
      }
      // Older by a little than the vote that stands: refused, if each vote kept its own time.
      for (const { participant, comment, vote, at = 0 } of timed) book.cast(participant, comment, -vote, at - 0.5);
      expect(mapOpinions(book)).toEqual(mapOpinions(votes));
    }),
    { numRuns: 60 },
  );
});

test('it forgets nothing of what it said when it is made anew from the same book', () => {
  const { live, book } = casting(twoCamps(60, 20), [{ participant: 0, comment: 1, vote: 1 }]);
  live.refresh();
  const again = new LiveMap(book);
  expect(again.map).toEqual(live.map);
  expect(again.projectionOf(7)).toEqual(live.projectionOf(7));
});

test('without a new vote, regrouping finds the groups that were there', () => {
  const { live } = casting(twoCamps(60, 20), []);
  const { groups, verdict, stability } = live.map;
  expect(live.regroup()).toMatchObject({ groups, verdict, stability });
});

test('priorities: unseen comments high, meta fixed, moderated none; a vote counts once', () => {
  const book = VoteBook.of(twoCamps(60, 20));
  book.moderate(3, 'out');
  book.moderate(4, 'meta');
  const live = new LiveMap(book);
  expect([live.priorityOf(3), live.priorityOf(4), live.priorityOf('new')]).toEqual([0, META_PRIORITY, 5.0625]);
  const vote: Vote = { participant: 'Ada', comment: 'new', vote: 1 };
  live.cast(vote);
  live.cast(vote);
  expect(live.tallyOf('new')).toEqual({ agrees: 1, passes: 0, disagrees: 0 });
  live.cast({ ...vote, vote: 0 });
  expect(live.tallyOf('new')).toEqual({ agrees: 0, passes: 1, disagrees: 0 });
});

test('a banned participant moves nothing', () => {
  const book = VoteBook.of(twoCamps(60, 20));
  book.ban('Bot');
  const live = new LiveMap(book);
  const before = live.priorityOf(1);
  live.cast({ participant: 'Bot', comment: 1, vote: -1 });
  expect([live.priorityOf(1), live.projectionOf('Bot')]).toEqual([before, [0, 0]]);
  expect(live.refresh()).toEqual(mapOpinions(twoCamps(60, 20)));
});
