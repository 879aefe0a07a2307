import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Unreadable } from '../../archive/unreadable.ts';
import { webCipher } from '../../make/seal.ts';
import { auditBytes, failedOf } from '../audit.fixture.ts';
import { archiveMutations } from './archive-mutations.fixture.ts';
import { ballotMutations, blankMutations } from './ballot-mutations.fixture.ts';
import { castingMutations } from './casting-mutations.fixture.ts';
import { curveMutations } from './curve-mutations.fixture.ts';
import { decryptionMutations } from './decryption-mutations.fixture.ts';
import type { Mutation } from './mutation.fixture.ts';
import { setupMutations } from './setup-mutations.fixture.ts';
import { tallyMutations } from './tally-mutations.fixture.ts';
import { thresholdMutations, trusteeMutations } from './trustee-mutations.fixture.ts';
import { makeWorld, type Plan, packed, type World } from './world.fixture.ts';

const cipher = webCipher(webcrypto.subtle);
const WHICH = { answers: ['A', 'B', 'C'], min: 1, max: 2, question: 'Which?' };
const AND = { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' };

const LARGE: Plan = {
  template: { description: 'To be forged: ç, “é”, ع', name: 'Both', questions: [WHICH, AND] },
  weights: [1, 3, 2, 1],
  votes: [
    [
      1,
      [
        [1, 1, 0],
        [0, 1, 0],
      ],
    ],
    [
      0,
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      2,
      [
        [0, 0, 1],
        [1, 0, 0],
      ],
    ],
    [
      0,
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
    ],
  ],
  threshold: { size: 3, threshold: 2 },
  owners: [1, 2, 4],
};

/** Small, for every exponentiation costs milliseconds. */
const SMALL: Plan = {
  template: { description: '', name: 'One', questions: [WHICH] },
  weights: [1, 2, 1, 1],
  votes: [
    [1, [[1, 1, 0]]],
    [0, [[0, 1, 0]]],
    [0, [[1, 0, 0]]],
  ],
  threshold: { size: 2, threshold: 1 },
  owners: [1, 3],
};

const ALL = [
  archiveMutations,
  setupMutations,
  trusteeMutations,
  castingMutations,
  ballotMutations,
  tallyMutations,
  decryptionMutations,
].flatMap((mutations) => mutations());
const ON_LARGE = [...ALL, ...thresholdMutations(), ...blankMutations(), ...curveMutations()];
/** A field group is some fifty times slower: every eighth. */
const ON_SMALL = ALL.filter((_, at) => at % 8 === 0);

describe('forged archives', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld('Ed25519', LARGE, cipher);
  });

  test('the honest archive verifies, whoever of the trustees decrypted', async () => {
    const audit = await auditBytes(packed(world.entries), { census: 7 });
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({
      verdict: 'verified',
      result: [
        [4, 3, 2],
        [2, 4, 0],
      ],
      ballots: 4,
      voters: 3,
    });
  });

  test('there are more than two hundred ways to forge it, each with its name', () => {
    expect(ON_LARGE.length).toBeGreaterThan(200);
    expect(new Set(ON_LARGE.map(({ name }) => name)).size).toBe(ON_LARGE.length);
  });

  test.each(ON_LARGE)('$name: rejected by check $check', (mutation) => expectRejected(world, mutation));
});

describe('forged archives in a field of 2048 bits', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld('BELENIOS-2048', SMALL, cipher);
  });

  test('the honest archive verifies', async () => {
    const audit = await auditBytes(packed(world.entries));
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({ verdict: 'verified', result: [[3, 2, 0]], ballots: 3, voters: 2 });
  });

  test.each(ON_SMALL)('$name: rejected by check $check', (mutation) => expectRejected(world, mutation));
});

async function expectRejected(world: World, { check, forge, inputs }: Mutation): Promise<void> {
  const audit = auditBytes(forge(world), inputs);
  if (check === 'unreadable') {
    await expect(audit).rejects.toThrow(Unreadable);
    return;
  }
  const found = await audit;
  expect(found).toMatchObject({ verdict: 'rejected', result: null });
  expect(failedOf(found)).toContain(check);
}
