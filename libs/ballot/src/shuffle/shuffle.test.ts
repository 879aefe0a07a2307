import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import { openGroup } from '../groups/open-group.ts';
import { checkShuffle, type ShuffleContext } from './check-shuffle.ts';
import { drawSecret } from './ciphertext.ts';
import { decodeRanking, encodeRanking, mostRankedChoices } from './embedding.ts';
import { makeShuffle, type ShuffleJson } from './make-shuffle.ts';
import { permutationOf } from './permutation.ts';
import { checkRankedAnswer, encryptRanking } from './ranked-answer.ts';

const NAMES = ['Ed25519', 'RFC-3526-2048'] as const;
const VOTES = [
  [1, 2, 3],
  [3, 2, 1],
  [0, 0, 255],
  [1, 2, 3],
];
const FINGERPRINT = 'fingerprint of the election';

describe.each(NAMES)('ranked ballots on %s', (name) => {
  let group: Group;
  let secret: Uint8Array;
  let publicKey: unknown;
  let context: ShuffleContext<unknown>;

  beforeAll(async () => {
    group = await openGroup(name, random);
    secret = drawSecret(group, random);
    publicKey = group.multiplyBaseSecret(secret);
    const before = VOTES.map((values, voter) => {
      const of = { publicKey, label: `${FINGERPRINT}|voter ${voter}` };
      const read = checkRankedAnswer(group, encryptRanking(group, values, of, random).answer, of);
      if ('problem' in read) throw new Error(read.problem);
      return read;
    });
    context = { before: [before], publicKey, fingerprint: FINGERPRINT };
  });

  test('encode as elements and come back', () => {
    for (const values of [...VOTES, [], [255, 255, 255], Array.from({ length: 29 }, (_, at) => at)])
      expect(decodeRanking(group, encodeRanking(group, values), values.length)).toEqual(values);
    expect(() => encodeRanking(group, [256])).toThrow(RangeError);
    expect(() => encodeRanking(group, Array(mostRankedChoices(group) + 1).fill(0))).toThrow(RangeError);
  });

  test('an answer proven for one voter is refused for another', () => {
    const { answer } = encryptRanking(group, [1, 2, 3], { publicKey, label: 'φ|one' }, random);
    expect(checkRankedAnswer(group, answer, { publicKey, label: 'φ|one' })).toHaveProperty('alpha');
    expect(checkRankedAnswer(group, answer, { publicKey, label: 'φ|two' })).toEqual({
      problem: 'the proof of a ranked answer fails',
    });
  });

  test('come out of two shuffles as the same votes', () => {
    const first = accepted(makeShuffle(group, context, random), context);
    const second = { ...context, before: first };
    const after = accepted(makeShuffle(group, second, random), second);
    const votes = (after[0] ?? []).map(({ alpha, beta }) =>
      decodeRanking(group, group.subtract(beta, group.multiplySecret(secret, alpha)), 3),
    );
    expect(votes.map(String).sort()).toEqual(VOTES.map(String).sort());
  });

  test('every changed number or point of a shuffle is found', { timeout: 240_000 }, () => {
    const honest = makeShuffle(group, context, random);
    const other = makeShuffle(group, context, random);
    // A power takes some 15 ms in the field group: a sample there.
    const tried = leaves(honest).filter((_, at) => name === 'Ed25519' || at % 7 === 0);
    for (const [path, text] of tried) {
      const swapped = leafAt(other, path);
      expect(swapped, path.join('.')).not.toBe(text);
      const changed = withLeaf(honest, path, swapped);
      expect(checkShuffle(group, changed, context), path.join('.')).toHaveProperty('problem');
    }
  });

  test('a dropped, doubled or foreign ballot is found', () => {
    const { ciphertexts, proofs } = makeShuffle(group, context, random);
    const [list = []] = ciphertexts;
    const [first] = list;
    for (const lists of [[list.slice(1)], [[first, first, ...list.slice(2)]], [list.toReversed()], [], [list, list]])
      expect(checkShuffle(group, { ciphertexts: lists, proofs }, context)).toHaveProperty('problem');
    const elsewhere = { ...context, fingerprint: 'another election' };
    expect(checkShuffle(group, { ciphertexts, proofs }, elsewhere)).toHaveProperty('problem');
  });

  function accepted(shuffle: ShuffleJson, about: ShuffleContext<unknown>) {
    const read = checkShuffle(group, JSON.parse(JSON.stringify(shuffle)), about);
    if ('problem' in read) throw new Error(read.problem);
    return read.after;
  }
});

test('all orders of four are drawn, about equally often', () => {
  let drawn = 0;
  // The same chance in every run: one in two hundred thousand would fail otherwise.
  const random = () => sha256(utf8ToBytes(`draw ${drawn++}`)).subarray(0, 4);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 4800; draw += 1) {
    const order = permutationOf(4, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // χ² with 23 degrees of freedom.
  expect([...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(66);
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): [Path, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, content]) => leaves(content, [...path, key]));
}

function leafAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((content, key) => (content as Record<string, unknown>)[key], value);
}

function withLeaf(value: unknown, path: Path, leaf: unknown): unknown {
  const copy = structuredClone(value);
  (leafAt(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) as string] = leaf;
  return copy;
}
