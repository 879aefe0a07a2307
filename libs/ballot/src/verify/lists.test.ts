import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines } from '../groups/engines.fixture.ts';
import { fieldGroup } from '../groups/field-group.ts';
import { webCipher } from '../make/seal.ts';
import { archiveOf, holdCeremony, openForVotes, vote } from '../make/whole-election.fixture.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import { auditFile } from './audit-file.ts';
import { answerByTheBook, type Votes } from './lists-by-the-book.fixture.ts';
import { listsMutations } from './mutations/lists-mutations.fixture.ts';
import {
  credentialOf,
  edited,
  entriesOf,
  makeWorld,
  type Plan,
  packed,
  signedAnew,
  type World,
  withBallots,
} from './mutations/world.fixture.ts';

const cipher = webCipher(webcrypto.subtle);
/** Two lists, of two candidates and of one; and another question, so that neither is taken for the other. */
const WHOM = {
  type: 'Lists' as const,
  value: {
    answers: [
      ['Left', 'Ann', 'Bo'],
      ['Right', 'Cy'],
    ],
    question: 'Whom?',
  },
};
const AND = { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' };
const LEFT = [
  [1, 1, 1],
  [0, 0],
];
const RIGHT = [
  [0, 0, 0],
  [1, 1],
];
const PLAN: Plan = {
  template: { description: 'é', name: 'Lists', questions: [WHOM, AND] },
  weights: [1, 2, 5],
  votes: [
    [0, [LEFT, [0, 1, 0]]],
    [1, [LEFT, [1, 0, 0]]],
    [1, [RIGHT, [0, 0, 1]]],
  ],
  threshold: { size: 3, threshold: 2 },
  owners: [1, 2, 4],
};
let world: World;

beforeAll(async () => {
  world = await makeWorld('Ed25519', PLAN, cipher);
});

/** Ballot 0 with another answer, proven by the book and signed by its voter. */
function withAnswer(votes: Votes): string {
  const answer = answerByTheBook(world.open.election, credentialOf(world, 0), votes);
  const changed = edited(world.ballots[0] ?? '', (ballot: { answers: unknown[] }) =>
    ballot.answers.splice(0, 1, answer),
  );
  return signedAnew(world, 0, changed);
}

describe('a question of lists', () => {
  test('verifies, with the votes of each list and each candidate, weights and a revote', async () => {
    const audit = await auditBytes(packed(world.entries), { census: 8 });
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({
      verdict: 'verified',
      result: [
        [
          [1, 1, 1],
          [2, 2],
        ],
        [0, 1, 2],
      ],
      ballots: 3,
      voters: 2,
    });
  });

  test('verifies where nobody votes', async () => {
    const audit = await auditBytes(packed(entriesOf(world.open, [], [1, 2, 3])));
    expect(failedOf(audit)).toEqual([]);
    expect(audit.result?.[0]).toEqual([
      [0, 0, 0],
      [0, 0],
    ]);
  });

  test('verifies with an answer made word by word as the specification says', async () => {
    const votes = [
      [1, 0, 1],
      [0, 0],
    ];
    const ballots = [withAnswer(votes), ...world.ballots.slice(1)];
    const audit = await auditBytes(packed(entriesOf(world.open, ballots, [1, 2, 3])));
    expect(failedOf(audit)).toEqual([]);
    expect(audit.result?.[0]).toEqual([
      [1, 0, 1],
      [2, 2],
    ]);
  });

  test.each<[string, Votes, number]>([
    [
      'two lists',
      [
        [1, 1, 0],
        [1, 1],
      ],
      12,
    ],
    [
      'no list',
      [
        [0, 0, 0],
        [0, 0],
      ],
      12,
    ],
    [
      'no list and a candidate',
      [
        [0, 1, 0],
        [0, 0],
      ],
      12,
    ],
    [
      'a list without a candidate',
      [
        [1, 0, 0],
        [0, 0],
      ],
      12,
    ],
    [
      'a candidate of another list',
      [
        [1, 1, 0],
        [0, 1],
      ],
      12,
    ],
    [
      'a candidate of another list alone',
      [
        [1, 0, 0],
        [0, 1],
      ],
      12,
    ],
    [
      'a candidate twice',
      [
        [1, 2, 0],
        [0, 0],
      ],
      11,
    ],
    [
      'a candidate against another',
      [
        [1, 1, -1],
        [0, 0],
      ],
      11,
    ],
    [
      'a list twice, another taken away',
      [
        [2, 1, 0],
        [-1, 0],
      ],
      11,
    ],
  ])('%s is rejected by check %i', async (_, votes, check) => {
    const audit = await auditBytes(withBallots(world, world.ballots.with(0, withAnswer(votes))));
    expect(audit).toMatchObject({ verdict: 'rejected', result: null });
    expect(failedOf(audit)).toContain(check);
  });

  test.each(listsMutations())('$name: rejected by check $check', async ({ forge, check }) => {
    const audit = await auditBytes(forge(world));
    expect(audit).toMatchObject({ verdict: 'rejected', result: null });
    expect(failedOf(audit)).toContain(check);
  });
});

const engines = [...(await ed25519Engines()), fieldGroup('BELENIOS-2048') as Group];
const pairs = engines.flatMap((maker) =>
  engines
    .filter(({ name }) => name === maker.name)
    .map((auditor) => [maker.engine, auditor.engine, maker, auditor] as const),
);

test.each(pairs)('made by %s, audited by %s', { timeout: 60_000 }, async (_, _by, maker, auditor) => {
  const ceremony = await holdCeremony(maker, cipher, { size: 0, threshold: 0 });
  const open = openForVotes(maker, ceremony, { ...PLAN.template, questions: [WHOM] }, [{ id: 'a', weight: 3 }]);
  const { bytes } = archiveOf(open, [vote(open, 0, [LEFT])], [1]);
  const audit = await auditFile(once(bytes), { groupOf: async () => auditor });
  expect(failedOf(audit)).toEqual([]);
  expect(audit).toMatchObject({
    verdict: 'verified',
    result: [
      [
        [3, 3, 3],
        [0, 0],
      ],
    ],
  });
});

async function* once(bytes: Uint8Array) {
  yield bytes;
}
