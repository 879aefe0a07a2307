import { webcrypto } from 'node:crypto';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import { openGroup } from '../groups/open-group.ts';
import { auditBytes, failedOf } from '../verify/audit.fixture.ts';
import { signedAnew } from '../verify/mutations/world.fixture.ts';
import { webCipher } from './seal.ts';
import { archiveOf, count, holdCeremony, type OpenElection, openForVotes, vote } from './whole-election.fixture.ts';

/** What of sirona (npm, AGPL, a test tool only) is asked: it has no types of its own for this door. */
interface Sirona {
  readonly check: { default(files: unknown): Promise<{ result: { result: unknown } }> };
  readonly Archive: { read(bytes: Uint8Array): unknown };
  readonly Ballot: {
    generate(setup: unknown, credential: string, choices: unknown): unknown;
    toJSON(ballot: unknown, election: unknown): unknown;
  };
  readonly Election: { parse(election: unknown): unknown };
  readonly Trustee: { parse(trustee: unknown): unknown };
}

const require = createRequire(import.meta.url);
const sirona: Sirona = {
  check: require('sirona/dist/check.js'),
  Archive: require('sirona/dist/Archive.js'),
  Ballot: require('sirona/dist/Ballot.js'),
  Election: require('sirona/dist/Election.js'),
  Trustee: require('sirona/dist/Trustee.js'),
};

const cipher = webCipher(webcrypto.subtle);
const PLAIN = [
  { answers: ['A', 'B', 'C'], min: 1, max: 2, question: 'Which?' },
  { answers: ['Yes', 'No'], blank: true, min: 1, max: 1, question: 'And?' },
];
const RANKED = [{ type: 'NonHomomorphic' as const, value: { answers: ['A', 'B', 'C'], question: 'In which order?' } }];

let group: Group;

beforeAll(async () => {
  group = await openGroup('Ed25519', random);
});

function verdict(bytes: Uint8Array) {
  return sirona.check.default(sirona.Archive.read(bytes));
}

function votes(open: OpenElection<unknown>): string[] {
  return [
    vote(open, 0, [
      [1, 1, 0],
      [0, 1, 0],
    ]),
    vote(open, 1, [
      [1, 0, 0],
      [1, 0, 0],
    ]),
    vote(open, 2, [
      [0, 0, 1],
      [0, 0, 1],
    ]),
    vote(open, 1, [
      [0, 1, 0],
      [0, 1, 0],
    ]),
  ];
}

test('sirona accepts an Ed25519 election of ours, with threshold, weights, blank votes and revotes', async () => {
  const ceremony = await holdCeremony(group, cipher, { size: 3, threshold: 2 });
  const election = { description: '', name: 'x', questions: PLAIN };
  const open = openForVotes(group, ceremony, election, [{ id: 'a', weight: 3 }, { id: 'b' }, { id: 'c' }]);
  const { bytes, result } = archiveOf(open, votes(open), [1, 2, 4]);
  expect(result).toEqual([
    [3, 4, 1],
    [0, 4, 1],
  ]);
  expect((await verdict(bytes)).result).toEqual({ result });
  const text = new TextDecoder('latin1').decode(bytes);
  const at = text.indexOf('"response":"', text.indexOf('"signature":{"hash"')) + 12;
  const forged = Uint8Array.from(bytes);
  forged[at] = text[at] === '1' ? 50 : 49;
  await expect(verdict(forged)).rejects.toThrow();
});

test('sirona accepts our ranked ballots and shuffles', async () => {
  const ceremony = await holdCeremony(group, cipher, { size: 0, threshold: 0 });
  const election = { description: '', name: 'x', questions: RANKED };
  const open = openForVotes(group, ceremony, election, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  const ballots = [
    [1, 2, 3],
    [3, 2, 1],
    [0, 255, 0],
  ].map((values, voter) => vote(open, voter, [values]));
  const { bytes, result } = archiveOf(open, ballots, [1]);
  expect(result[0]?.map(String).sort()).toEqual(['0,255,0', '1,2,3', '3,2,1']);
  expect((await verdict(bytes)).result).toEqual({ result });
});

/** Lists are unknown to release 2.0 of belenios-tool and to its specification: sirona checks them, and makes none. */
const LISTS = [
  {
    type: 'Lists' as const,
    value: {
      answers: [
        ['Left', 'Ann', 'Bo'],
        ['Right', 'Cy'],
      ],
      question: 'Whom?',
    },
  },
];
const LEFT = [
  [1, 0, 1],
  [0, 0],
];
const RIGHT = [
  [0, 0, 0],
  [1, 1],
];

test('sirona accepts our ballots of lists, with weights and a revote, and counts them alike', async () => {
  const ceremony = await holdCeremony(group, cipher, { size: 3, threshold: 2 });
  const questions = [...LISTS, ...PLAIN.slice(1)];
  const open = openForVotes(group, ceremony, { description: '', name: 'x', questions }, [
    { id: 'a', weight: 3 },
    { id: 'b' },
    { id: 'c' },
  ]);
  const ballots = [
    vote(open, 0, [LEFT, [0, 1, 0]]),
    vote(open, 1, [LEFT, [1, 0, 0]]),
    vote(open, 1, [RIGHT, [0, 0, 1]]),
    vote(open, 2, [RIGHT, [0, 0, 1]]),
  ];
  const { bytes, result } = archiveOf(open, ballots, [1, 3, 4]);
  expect(result).toEqual([
    [
      [3, 0, 3],
      [2, 2],
    ],
    [0, 3, 2],
  ]);
  expect((await verdict(bytes)).result).toEqual({ result });
  // Signed anew by a voter who cheats, so that nothing but the proof itself can be what it rejects.
  for (const proof of ['"individual_proofs"', '"overall_proof":{', '"list_proofs"', '"nonzero_proof"']) {
    const honest = ballots[3] ?? '';
    const at = honest.indexOf('"response":', honest.indexOf(proof)) + 20;
    const forged = honest.slice(0, at) + (honest[at] === '1' ? 2 : 1) + honest.slice(at + 1);
    const cheated = ballots.with(3, signedAnew({ group, open }, 2, forged));
    const archive = archiveOf(open, cheated, [1, 3, 4]).bytes;
    await expect(verdict(archive), proof).rejects.toThrow();
    expect(failedOf(await auditBytes(archive)), proof).toEqual([proof === '"individual_proofs"' ? 11 : 12]);
  }
});

test('ballots that sirona makes are counted by us', async () => {
  const ceremony = await holdCeremony(group, cipher, { size: 0, threshold: 0 });
  const election = { description: '', name: 'x', questions: PLAIN };
  const open = openForVotes(group, ceremony, election, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  const setup = {
    election: sirona.Election.parse(JSON.parse(open.election.text)),
    trustees: ceremony.trustees.map((one) => sirona.Trustee.parse(one)),
    credentials: open.published,
  };
  const credential = open.kept[2]?.credential ?? '';
  const made = sirona.Ballot.generate(setup, credential, [
    [0, 1, 1],
    [1, 0, 0],
  ]);
  const theirs = JSON.stringify(sirona.Ballot.toJSON(made, setup.election));
  const { result } = count(open, [...votes(open).slice(0, 2), theirs], [1]);
  expect(result).toEqual([
    [2, 2, 1],
    [2, 1, 0],
  ]);
  expect((await verdict(archiveOf(open, [...votes(open).slice(0, 2), theirs], [1]).bytes)).result).toEqual({ result });
});
