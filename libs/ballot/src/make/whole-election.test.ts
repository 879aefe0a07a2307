import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines } from '../groups/engines.fixture.ts';
import { fieldGroup } from '../groups/field-group.ts';
import { auditFile } from '../verify/audit-file.ts';
import { type ChoiceQuestion, isLists, type ListsQuestion } from './election.ts';
import { type Nested, nested } from './nested.ts';
import { webCipher } from './seal.ts';
import { archiveOf, type Ceremony, count, holdCeremony, openForVotes, vote } from './whole-election.fixture.ts';

const cipher = webCipher(webcrypto.subtle);
const engines = [...(await ed25519Engines()), fieldGroup('BELENIOS-2048') as Group];
const [oracle, , kernel, field] = engines as [Group, Group, Group, Group];

const plain: fc.Arbitrary<ChoiceQuestion> = fc
  .record({ size: fc.integer({ min: 1, max: 4 }), blank: fc.option(fc.boolean(), { nil: undefined }) })
  .chain(({ size, blank }) =>
    fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size })).map(([a, b]) => ({
      question: '?',
      answers: Array.from({ length: size }, (_, at) => `answer ${at}`),
      min: Math.min(a, b),
      max: Math.max(a, b),
      ...(blank === undefined ? {} : { blank }),
    })),
  );

const lists: fc.Arbitrary<ListsQuestion> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((sizes) => ({
    type: 'Lists',
    value: {
      question: '?',
      answers: sizes.map((size, list) => Array.from({ length: size + 1 }, (_, at) => `${list}/${at}`)),
    },
  }));

type Summed = ChoiceQuestion | ListsQuestion;
const question: fc.Arbitrary<Summed> = fc.oneof(plain, lists);

/** Some vote within the rules of the question. */
function choicesOf(of: Summed, dice: number): Nested<number> {
  return isLists(of) ? listOf(of, dice) : rowOf(of, dice);
}

/** One list, and of it the candidates that are the ones of a number in binary. */
function listOf({ value: { answers } }: ListsQuestion, dice: number): number[][] {
  const chosen = dice % answers.length;
  return answers.map(({ length }, list) => {
    const candidates = 1 + (dice % (2 ** (length - 1) - 1));
    return Array.from({ length }, (_, at) => (list !== chosen ? 0 : at === 0 ? 1 : (candidates >> (at - 1)) & 1));
  });
}

/** Which answers are chosen: so many, from this one on, around. */
function rowOf({ answers, min, max, blank }: ChoiceQuestion, dice: number): number[] {
  if (blank && dice % 3 === 0) return [1, ...answers.map(() => 0)];
  const chosen = min + (dice % (max - min + 1));
  const first = dice % answers.length;
  const row = answers.map((_, at) => ((at - first + answers.length) % answers.length < chosen ? 1 : 0));
  return blank ? [0, ...row] : row;
}

const elections = fc.record({
  questions: fc.array(question, { minLength: 1, maxLength: 2 }),
  weights: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 }),
  /** Who votes, and how, in turn: some twice, some never. */
  votes: fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { minLength: 2, maxLength: 2 })), { maxLength: 6 }),
});

type Drawn = typeof elections extends fc.Arbitrary<infer What> ? What : never;

function hold(group: Group, ceremony: Ceremony, { questions, weights, votes }: Drawn) {
  const voters = weights.map((weight, at) => ({ id: String(at), weight }));
  const open = openForVotes(group, ceremony, { name: 'n', description: '', questions }, voters);
  const cast = votes.map(([who, dice]) => ({
    voter: who % weights.length,
    choices: questions.map((one, at) => choicesOf(one, dice[at] ?? 0)),
  }));
  const ballots = cast.map(({ voter, choices }) => vote(open, voter, choices));
  const last = new Map(cast.map(({ voter, choices }) => [voter, choices]));
  const expected = questions.map((one, at) =>
    nested(
      one,
      choicesOf(one, 0)
        .flat()
        .map((_, choice) =>
          [...last].reduce((sum, [voter, votes]) => sum + (weights[voter] ?? 0) * (votes[at]?.flat()[choice] ?? 0), 0),
        ),
    ),
  );
  return { open, ballots, expected };
}

async function verdictOf(bytes: Uint8Array, group: Group) {
  const audit = await auditFile(one(bytes), { groupOf: async () => group });
  return [audit.verdict, audit.checks.filter(({ ok }) => ok === false).map(({ detail }) => detail), audit.result];
}

async function* one(bytes: Uint8Array) {
  yield bytes;
}

describe('the tally is the sum of the last votes, each times its weight, and whoever audits it finds so', () => {
  test.each([
    ['the kernel', kernel, [kernel, oracle], 12],
    ['libsodium', engines[1] as Group, [kernel], 3],
    ['noble', oracle, [kernel], 2],
    ['a field group', field, [field], 2],
  ] as const)('made by %s', async (_, maker, auditors, numRuns) => {
    const ceremony = await holdCeremony(maker, cipher, { size: 2, threshold: 1 });
    await fc.assert(
      fc.asyncProperty(elections, async (drawn) => {
        const { open, ballots, expected } = hold(maker, ceremony, drawn);
        const { bytes, result } = archiveOf(open, ballots, [1, 3]);
        expect(result).toEqual(expected);
        for (const auditor of auditors) expect(await verdictOf(bytes, auditor)).toEqual(['verified', [], expected]);
      }),
      { numRuns },
    );
  });
});

test('any t + 1 of n trustees give the same result, and t of them none', async () => {
  const sizes = fc
    .integer({ min: 1, max: 5 })
    .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })));
  await fc.assert(
    fc.asyncProperty(sizes, elections, async ([size, threshold], drawn) => {
      const ceremony = await holdCeremony(kernel, cipher, { size, threshold });
      const { open, ballots, expected } = hold(kernel, ceremony, drawn);
      for (const some of subsets(size, threshold))
        expect(count(open, ballots, [1, ...some.map((index) => index + 1)]).result).toEqual(expected);
      for (const few of subsets(size, threshold - 1))
        expect(() => count(open, ballots, [1, ...few.map((index) => index + 1)])).toThrow('1 more of the trustees');
      expect(() => count(open, ballots, [2, 3, 4].slice(0, size))).toThrow('trustee 1, who is always needed');
    }),
    { numRuns: 6 },
  );
});

/** All choices of so many of 1 … n. */
function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: n }, (_, at) => at + 1).flatMap((last) =>
    subsets(last - 1, size - 1).map((rest) => [...rest, last]),
  );
}
