import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { webCipher } from '../make/seal.ts';
import { vote } from '../make/whole-election.fixture.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import type { Mutation } from './mutations/mutation.fixture.ts';
import { rankedMutations } from './mutations/ranked-mutations.fixture.ts';
import { entriesOf, makeWorld, type Plan, packed, type World } from './mutations/world.fixture.ts';

const cipher = webCipher(webcrypto.subtle);
const WHICH = { answers: ['A', 'B', 'C'], min: 0, max: 3, question: 'Which?' };
const ORDER = { type: 'NonHomomorphic' as const, value: { answers: ['A', 'B', 'C'], question: 'In which order?' } };
const PLAN: Plan = {
  template: {
    description: '',
    name: 'Honest',
    questions: [WHICH],
    administrator: 'The city',
    credential_authority: 'The ombudsman',
  },
  weights: [1, 1_000_000, 7],
  votes: [[0, [[1, 0, 1]]]],
  threshold: { size: 3, threshold: 2 },
  owners: [1, 2, 3],
};
const RANKED: Plan = {
  template: {
    description: '',
    name: 'Ranked',
    questions: [ORDER, { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' }],
  },
  weights: [1, 1, 1, 1],
  votes: [
    [
      0,
      [
        [1, 2, 3],
        [0, 1, 0],
      ],
    ],
    [
      1,
      [
        [3, 2, 1],
        [1, 0, 0],
      ],
    ],
    [
      2,
      [
        [0, 0, 255],
        [0, 0, 1],
      ],
    ],
    [
      0,
      [
        [2, 1, 3],
        [0, 1, 0],
      ],
    ],
  ],
  threshold: { size: 2, threshold: 2 },
  owners: [1, 2, 3],
};

describe('honest elections verify', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld('Ed25519', PLAN, cipher);
  });

  const expectVerified = async (entries: World['entries'], result: unknown, inputs = {}) => {
    const audit = await auditBytes(packed(entries), inputs);
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({ verdict: 'verified', result });
    return audit;
  };

  test('where nobody votes', async () => {
    const audit = await expectVerified(entriesOf(world.open, [], [1, 2, 4]), [[0, 0, 0]]);
    expect(audit).toMatchObject({ ballots: 0, voters: 0 });
  });

  test('with weights up to a million', async () => {
    const ballots = [vote(world.open, 1, [[1, 1, 1]]), vote(world.open, 2, [[0, 0, 1]])];
    await expectVerified(entriesOf(world.open, ballots, [1, 2, 3]), [[1_000_000, 1_000_000, 1_000_007]], {
      census: 1_000_008,
    });
  });

  test('where one person votes again and again', async () => {
    const ballots = [0, 1, 2, 3, 4].map((at) => vote(world.open, 0, [[at % 2, 1, 0]]));
    const audit = await expectVerified(entriesOf(world.open, ballots, [1, 3, 4]), [[0, 1, 0]]);
    expect(audit).toMatchObject({
      ballots: 5,
      voters: 1,
      titles: { name: 'Honest', questions: [{ answers: ['A', 'B', 'C'] }] },
    });
  });

  test.each([[[1, 2, 3]], [[4, 3, 1]], [[2, 1, 4]], [[1, 2, 3, 4]]])(
    'whichever trustees decrypt: %j',
    async (owners) => {
      await expectVerified(entriesOf(world.open, world.ballots, owners), [[1, 0, 1]]);
    },
  );

  test.each([
    [1, 1],
    [1, 2],
    [3, 3],
  ])('with %i of %i trustees', async (threshold, size) => {
    const owners = [1, ...Array.from({ length: threshold }, (_, at) => at + 2)];
    const { entries } = await makeWorld('Ed25519', { ...PLAN, threshold: { size, threshold }, owners }, cipher);
    await expectVerified(entries, [[1, 0, 1]]);
  });

  test('with ballots in bundles: the last is not forgotten', async () => {
    const ballots = Array.from({ length: 70 }, (_, at) => vote(world.open, at % 3, [[1, 0, at % 2]]));
    const audit = await expectVerified(entriesOf(world.open, ballots, [1, 2, 3]), [[1_000_008, 0, 1_000_001]]);
    expect(audit).toMatchObject({ ballots: 70, voters: 3 });
  });
});

describe('rankings, shuffled', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld('Ed25519', RANKED, cipher);
  });

  test('verify, with the rankings in an order that tells nothing', async () => {
    const audit = await auditBytes(packed(world.entries));
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({ verdict: 'verified', ballots: 4, voters: 3 });
    expect(audit.result?.[0]?.map(String).sort()).toEqual(['0,0,255', '2,1,3', '3,2,1']);
    expect(audit.result?.[1]).toEqual([1, 1, 1]);
  });

  test.each(rankedMutations())('$name: rejected by check $check', async ({ forge, check }: Mutation) => {
    const audit = await auditBytes(forge(world));
    expect(audit.verdict).toBe('rejected');
    expect(failedOf(audit)).toContain(check);
  });

  test('verify in the field of RFC 3526 too', { timeout: 300_000 }, async () => {
    const plan = { ...RANKED, votes: RANKED.votes.slice(0, 2), threshold: { size: 1, threshold: 1 }, owners: [1, 2] };
    const { entries } = await makeWorld('RFC-3526-2048', plan, cipher);
    const audit = await auditBytes(packed(entries));
    expect(failedOf(audit)).toEqual([]);
    expect(audit.result?.[0]?.map(String).sort()).toEqual(['1,2,3', '3,2,1']);
  });
});
