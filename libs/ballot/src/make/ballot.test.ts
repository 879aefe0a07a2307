import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines, random } from '../groups/engines.fixture.ts';
import { checkOpenedBallot, openingsOf, resumeBallot, revealBallot } from './audit-ballot.ts';
import { type Choices, castBallot, isSpent, prepareBallot, wipeBallot } from './ballot.ts';
import { credentialSecret, makeCredential, publicCredential } from './credential.ts';
import { base64Hash } from './digest.ts';
import { type Election, makeElection, openElection } from './election.ts';

const LISTS = [
  ['Left', 'Ann', 'Bo'],
  ['Right', 'Cy'],
];
const LEFT = [
  [1, 0, 1],
  [0, 0],
];
const TEMPLATE = {
  name: 'n',
  description: '',
  questions: [
    { question: 'Which?', answers: ['A', 'B', 'C'], min: 1, max: 2 },
    { question: 'And?', answers: ['Yes', 'No'], min: 1, max: 1, blank: true },
    { type: 'NonHomomorphic' as const, value: { question: 'Order?', answers: ['X', 'Y'] } },
    { type: 'Lists' as const, value: { question: 'Whom?', answers: LISTS } },
  ],
};
const UUID = 'q'.repeat(14);
const GOOD: Choices = [[1, 1, 0], [0, 0, 1], [2, 255], LEFT];

let election: Election<unknown>;
let group: Group;
const code = makeCredential(random);
let credential: string;

beforeAll(async () => {
  group = (await ed25519Engines()).at(-1) as Group;
  election = openElection(group, makeElection(group, TEMPLATE, UUID, group.multiplyBase(77n)));
  credential = publicCredential(group, UUID, code);
});

const prepare = (choices: Choices = GOOD) => prepareBallot(election, credential, choices, random);
const cast = (prepared: ReturnType<typeof prepare>, of = code) =>
  castBallot(election, prepared, credentialSecret(group, UUID, of), random);

describe('a ballot', () => {
  test.each([
    [[[0, 0, 0], [0, 0, 1], [0, 0], LEFT], 'choose 1 to 2'],
    [[[1, 1, 1], [0, 0, 1], [0, 0], LEFT], 'choose 1 to 2'],
    [[[1, 2, 0], [0, 0, 1], [0, 0], LEFT], 'takes 3 numbers 0 or 1'],
    [[[1, 0], [0, 0, 1], [0, 0], LEFT], 'takes 3 numbers 0 or 1'],
    [[[1, 0, 0], [0, 0, 0], [0, 0], LEFT], 'choose 1.'],
    [[[1, 0, 0], [0, 1, 1], [0, 0], LEFT], 'choose 1.'],
    [[[1, 0, 0], [1, 1, 0], [0, 0], LEFT], 'a blank vote chooses nothing'],
    [[[1, 0, 0], [0, 1, 0], [0, 256], LEFT], 'takes 2 numbers from 0 to 255'],
    [[[1, 0, 0], [0, 1, 0], [0], LEFT], 'takes 2 numbers from 0 to 255'],
    [
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
      'Answer every question',
    ],
    ...(
      [
        [LEFT.slice(1), 'takes 2 lists'],
        [
          [
            [1, 1],
            [0, 0],
          ],
          'takes 2 lists',
        ],
        [
          [
            [1, 2, 0],
            [0, 0],
          ],
          'takes 2 lists',
        ],
        [[1, 0, 1, 0, 0], 'takes 2 lists'],
        [[], 'takes 2 lists'],
        [
          [
            [0, 0, 0],
            [0, 0],
          ],
          'choose one list',
        ],
        [
          [
            [1, 1, 0],
            [1, 1],
          ],
          'choose one list',
        ],
        [
          [
            [1, 1, 0],
            [0, 1],
          ],
          'choose candidates of the list you choose',
        ],
        [
          [
            [1, 0, 0],
            [0, 0],
          ],
          'choose one candidate or more',
        ],
      ] as [Choices[number], string][]
    ).map(([lists, why]): [Choices, string] => [[...GOOD.slice(0, 3), lists], why]),
    [[LEFT, [0, 1, 0], [0, 0], LEFT] as Choices, 'takes 3 numbers 0 or 1'],
    [[[1, 0, 0], [0, 1, 0], LEFT, LEFT] as Choices, 'takes 2 numbers from 0 to 255'],
  ] as [Choices, string][])('is not made of choices against the rules: %j', (choices, why) => {
    expect(() => prepare(choices)).toThrow(why);
  });

  test('is not made for a credential that is no element of the group', () => {
    expect(() => prepareBallot(election, 'f'.repeat(64), GOOD, random)).toThrow('not in the group');
  });

  test('is signed over the hash that was shown, and tracked by its own', () => {
    const prepared = prepare();
    const { hash, text } = prepared;
    const done = cast(prepared);
    const { signature, ...rest } = JSON.parse(done.text) as { signature: { hash: string } };
    expect([signature.hash, JSON.stringify(rest), base64Hash(text)]).toEqual([hash, text, hash]);
    expect(done.tracker).toBe(base64Hash(done.text));
  });

  test('two ballots of the same votes have no ciphertext in common', () => {
    const texts = [prepare(), prepare()].map(({ text }) => new Set(text.match(/[0-9a-f]{64}/g)));
    expect([...(texts[0] ?? [])].filter((one) => texts[1]?.has(one))).toEqual([credential]);
  });

  test('is not signed by another credential, and can then still be audited', () => {
    const prepared = prepare();
    expect(() => cast(prepared, makeCredential(random))).toThrow('another credential');
    expect(isSpent(prepared)).toBe(false);
  });

  test('once cast, audited or given up it can be neither: its secrets are wiped', () => {
    for (const spend of [cast, revealBallot, wipeBallot]) {
      const prepared = prepare();
      spend(prepared as never);
      expect(prepared.openings.flat().every(({ randomness }) => randomness.every((octet) => octet === 0))).toBe(true);
      expect(() => cast(prepared)).toThrow('audited or cast already');
      expect(() => revealBallot(prepared)).toThrow('audited or cast already');
    }
  });

  test('can be kept and resumed before it is cast', () => {
    const prepared = prepare();
    const kept = JSON.parse(JSON.stringify(openingsOf(prepared)));
    const resumed = resumeBallot(group, kept);
    expect([resumed.text, resumed.hash]).toEqual([prepared.text, prepared.hash]);
    expect(cast(resumed).text).toContain(prepared.hash);
    for (const broken of [{}, { ballot: 7 }, { ballot: 'x', openings: [[{ value: 0, randomness: 'x' }]] }])
      expect(() => resumeBallot(group, broken as never)).toThrow('no prepared ballot');
  });
});

describe('a second device', () => {
  const opened = () => {
    const prepared = prepare();
    const { hash } = prepared;
    return { hash, ballot: JSON.parse(JSON.stringify(revealBallot(prepared))) as ReturnType<typeof revealBallot> };
  };

  test('finds the votes that were given', () => {
    const { hash, ballot } = opened();
    expect(checkOpenedBallot(election, ballot, hash)).toEqual({ votes: GOOD });
  });

  test('finds every lie of the first', () => {
    const { hash, ballot } = opened();
    const { openings } = ballot;
    const lie = (question: number, at: number, change: object) =>
      openings.map((row, index) =>
        index === question ? row.map((one, place) => (place === at ? { ...one, ...change } : one)) : row,
      );
    const lies = [
      lie(0, 0, { value: 0 }),
      lie(0, 2, { value: 1 }),
      lie(0, 1, { randomness: '5' }),
      lie(0, 1, { randomness: '-1' }),
      lie(1, 0, { value: 1 }),
      lie(1, 0, { value: 2 }),
      lie(2, 0, { value: [2, 254] }),
      lie(2, 0, { value: [2, 255, 0] }),
      lie(3, 1, { value: 1 }),
      lie(3, 3, { value: 2 }),
      openings.with(3, (openings[3] ?? []).slice(0, 3)),
      openings.slice(1),
      [...openings, []],
      openings.map((row) => row.slice(1)),
      'nothing',
    ];
    for (const told of lies)
      expect(checkOpenedBallot(election, { ballot: ballot.ballot, openings: told as never }, hash)).toHaveProperty(
        'problem',
      );
    const other = opened();
    expect(checkOpenedBallot(election, other.ballot, hash)).toHaveProperty('problem');
    expect(checkOpenedBallot(election, { ...ballot, openings: other.ballot.openings }, hash)).toHaveProperty('problem');
    const flat = JSON.parse(ballot.ballot);
    flat.answers[3].choices = flat.answers[3].choices.flat();
    const flattened = JSON.stringify(flat);
    expect(checkOpenedBallot(election, { ballot: flattened, openings }, base64Hash(flattened))).toEqual({
      problem: '“Whom?”: the ballot has another number of choices',
    });
    for (const text of ['', 'null', '7', '{}', '{"answers":[]}'])
      expect(checkOpenedBallot(election, { ballot: text, openings }, base64Hash(text))).toHaveProperty('problem');
  });

  test('refuses a ballot of another election', () => {
    const { hash, ballot } = opened();
    const elsewhere = openElection(
      group,
      makeElection(group, { ...TEMPLATE, name: 'other' }, UUID, election.publicKey),
    );
    expect(checkOpenedBallot(elsewhere, ballot, hash)).toEqual({ problem: 'the ballot is of another election' });
  });
});
