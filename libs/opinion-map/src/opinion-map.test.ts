import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedRand } from './adjusted-rand.ts';
import { drawsFrom } from './draws.ts';
import { reportOf } from './map-report.ts';
import type { Profile, Vote, VoteValue } from './opinion.ts';
import { mapOpinions } from './opinion-map.ts';
import { VoteBook } from './vote-book.ts';
import { someVotes, twoCamps } from './votes.fixture.ts';

const shuffledVotes = someVotes.chain((votes) =>
  fc.record({
    votes: fc.constant(votes),
    shuffled: fc.shuffledSubarray(votes, { minLength: votes.length, maxLength: votes.length }),
  }),
);

describe('the default profile', () => {
  test('the same votes in any order make the same map, to the last bit', () => {
    fc.assert(
      fc.property(shuffledVotes, ({ votes, shuffled }) => {
        expect(mapOpinions(shuffled)).toEqual(mapOpinions(votes));
      }),
      { numRuns: 60 },
    );
    const camps = twoCamps(300, 40);
    expect(mapOpinions(camps.toReversed())).toEqual(mapOpinions(camps));
  });

  test('of repeated votes the latest counts, in whatever order they come', () => {
    const revotes = someVotes.chain((votes) => {
      const timed = votes.flatMap((vote, at): Vote[] => [
        { ...vote, at: 2 * at + 1 },
        { ...vote, vote: -vote.vote as VoteValue, at: at },
      ]);
      return fc.shuffledSubarray(timed, { minLength: timed.length }).map((shuffled) => ({ votes, shuffled }));
    });
    fc.assert(
      fc.property(revotes, ({ votes, shuffled }) => {
        expect(mapOpinions(shuffled)).toEqual(mapOpinions(votes));
      }),
      { numRuns: 40 },
    );
  });

  test('a banned participant leaves no trace', () => {
    fc.assert(
      fc.property(someVotes, fc.uniqueArray(fc.nat(25), { maxLength: 6 }), (votes, banned) => {
        const book = VoteBook.of(votes);
        for (const participant of banned) book.ban(participant);
        expect(mapOpinions(book)).toEqual(
          mapOpinions(votes.filter((vote) => !banned.includes(vote.participant as number))),
        );
        for (const participant of banned) book.unban(participant);
        expect(mapOpinions(book)).toEqual(mapOpinions(votes));
      }),
      { numRuns: 60 },
    );
  });

  test('a statement moderated out changes nothing but the numbers of votes and comments', () => {
    fc.assert(
      fc.property(someVotes, fc.nat(11), (votes, out) => {
        const book = VoteBook.of(votes);
        book.moderate(out, 'out');
        const {
          participants,
          comments,
          votes: pairs,
          center,
          components,
          projection,
          ...rest
        } = reportOf(mapOpinions(book));
        const expected = reportOf(mapOpinions(votes.filter((vote) => vote.comment !== out)));
        expect({ ...expected, ...rest }).toEqual(expected);
        expect(projection).toMatchObject(expected.projection);
        expect([participants, comments, pairs]).toEqual([
          new Set(votes.map((vote) => vote.participant)).size,
          new Set(votes.map((vote) => vote.comment)).size,
          votes.length,
        ]);
        expect(center.filter((mean) => mean !== 0)).toEqual(expected.center.filter((mean) => mean !== 0));
        expect(components[0].length).toBe(comments);
      }),
      { numRuns: 60 },
    );
  });

  test('every vote turned round: the same groups, everybody in the opposite place', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const turned = votes.map((vote): Vote => ({ ...vote, vote: -vote.vote as VoteValue }));
        const [map, mirror] = [mapOpinions(votes), mapOpinions(turned)];
        expect(mirror.groupOf).toEqual(map.groupOf);
        expect(mirror.projection.map((at) => -at)).toEqual(map.projection.map((at) => at + 0 || -0));
        expect(mirror.stability).toBe(map.stability);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the verdict', () => {
  test('two camps are found, whole and sure', () => {
    const map = mapOpinions(twoCamps(60, 20));
    expect(map.verdict).toBe('groups');
    expect(map.stability).toBeGreaterThan(0.95);
    expect(map.groups.map(({ members }) => members.length)).toEqual([40, 20]);
    expect(map.groups[1]?.members).toEqual(Array.from({ length: 20 }, (_, at) => 3 * at));
  });

  test.each([
    [14, 14],
    [40, 30],
    [300, 60],
    [1000, 40],
  ])('%i people who vote by chance on %i comments have no clear groups', (people, comments) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const draw = drawsFrom(seed);
      const votes: Vote[] = [];
      for (let participant = 0; participant < people; participant += 1) {
        for (let comment = 0; comment < comments; comment += 1) {
          if (draw() < 0.3) continue;
          votes.push({ participant, comment, vote: (Math.floor(draw() * 3) - 1) as VoteValue });
        }
      }
      const { verdict, stability } = mapOpinions(votes);
      expect([verdict, Math.abs(stability) < 0.2]).toEqual(['no-clear-groups', true]);
    }
  });

  test.each([[[]], [twoCamps(9, 20)], [twoCamps(60, 3)]])('too few to say', (votes) => {
    const map = mapOpinions(votes);
    expect([map.verdict, map.stability, map.groups]).toEqual(['too-few', 0, []]);
  });
});

describe.each<Profile>(['default', 'polis'])('the %s profile', (profile) => {
  test('groups are the largest first and hold everybody in conversation once', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const { groups, inConversation, participants, verdict } = mapOpinions(votes, { profile });
        const members = groups.flatMap((group) => group.members);
        if (profile === 'polis' || verdict !== 'too-few') {
          expect(members.toSorted()).toEqual(Array.from(inConversation, (row) => participants[row]).toSorted());
        }
        const sizes = groups.map((group) => group.members.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        expect(groups.map(({ id }) => id)).toEqual([...groups.keys()]);
      }),
    );
  });

  test('every axis has length 1 or 0, and its largest entry is positive', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const { axes } = mapOpinions(votes, { profile });
        for (const half of [0, 1]) {
          const axis = [...axes].filter((_, at) => (at & 1) === half);
          const length = Math.hypot(...axis);
          expect(length === 0 || Math.abs(length - 1) < 1e-12).toBe(true);
          expect(Math.max(0, ...axis)).toBeGreaterThanOrEqual(Math.max(0, ...axis.map((entry) => -entry)));
        }
      }),
    );
  });

  test('a vote that is no vote is refused', () => {
    expect(() => mapOpinions([{ participant: 1, comment: 1, vote: 2 as VoteValue }], { profile })).toThrow(RangeError);
  });
});

test('the adjusted Rand index by hand: Hubert and Arabie', () => {
  expect(adjustedRand([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1);
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.242424242424, 10);
});
