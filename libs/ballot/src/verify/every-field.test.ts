import { webcrypto } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { hexHash } from '../make/digest.ts';
import { webCipher } from '../make/seal.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import { makeWorld, packed, type World } from './mutations/world.fixture.ts';

/** A question of each kind, so that every field that an archive can have is there. */
const QUESTIONS = [
  { answers: ['A', 'B'], min: 1, max: 1, question: 'Which?' },
  { answers: ['Yes', 'No'], blank: true, min: 0, max: 1, question: 'And?' },
  {
    type: 'Lists' as const,
    value: {
      answers: [
        ['L', 'A'],
        ['R', 'B'],
      ],
      question: 'Whom?',
    },
    extra: { hint: [1, 'x'] },
  },
  { type: 'NonHomomorphic' as const, value: { answers: ['X', 'Y'], question: 'Order?' }, extra: { method: 'Schulze' } },
];
const VOTES = [
  [1, 0],
  [0, 1, 0],
  [
    [1, 1],
    [0, 0],
  ],
  [1, 2],
];
let world: World;

beforeAll(async () => {
  const by = { administrator: 'The city', credential_authority: 'The ombudsman' };
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: 'é', name: 'Every field', questions: QUESTIONS, ...by },
      weights: [1, 1, 1],
      votes: [0, 1, 0].map((voter) => [voter, VOTES]),
      threshold: { size: 2, threshold: 1 },
      owners: [1, 3],
    },
    webCipher(webcrypto.subtle),
  );
});

type Path = readonly (string | number)[];

/** Every place in JSON, those inside lists under one name: the first and the last entry of each list. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    const ends = new Set([0, value.length - 1].filter((at) => at >= 0));
    return [...ends].flatMap((at) => placesIn(value[at], [...path, at]));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]));
  return [path];
}

/** The value at the place made another of its kind: a number one more, the last letter or digit of a text another. */
function changedAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return another(value);
  if (Array.isArray(value)) return value.with(Number(step), changedAt(value[Number(step)], rest));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: changedAt(object[step], rest) };
}

function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  // A message of a trustee is JSON in a text: it is changed inside.
  if (text.startsWith('{')) {
    const inner = JSON.parse(text) as unknown;
    return JSON.stringify(changedAt(inner, placesIn(inner).at(-1) ?? []));
  }
  if (/^[0-9]+$/.test(text)) return String(BigInt(text) + 1n);
  const at = text.search(/[0-9A-Za-z](?=[^0-9A-Za-z]*$)/);
  return at === -1 ? `${text}x` : text.slice(0, at) + (text[at] === '1' ? '2' : '1') + text.slice(at + 1);
}

test('whatever is changed in any field of any event, the archive is rejected, though all is hashed and chained anew', {
  timeout: 120_000,
}, async () => {
  expect(failedOf(await auditBytes(packed(world.entries)))).toEqual([]);
  const accepted: string[] = [];
  let tried = 0;
  for (const [nth, { type, data }] of world.entries.entries()) {
    // One ballot, shuffle and decryption is like the next.
    if (world.entries.findIndex((entry) => entry.type === type) !== nth) continue;
    for (const [which, text] of data.entries()) {
      const value = JSON.parse(text) as unknown;
      for (const path of placesIn(value)) {
        const forged = JSON.stringify(changedAt(value, path));
        // Who changes a file changes what refers to it.
        const again = data.with(which, forged).map((one) => one.replaceAll(hexHash(text), hexHash(forged)));
        const audit = await auditBytes(packed(world.entries.with(nth, { type, data: again })));
        tried += 1;
        if (audit.verdict !== 'rejected' || failedOf(audit).length === 0)
          accepted.push(`${type}, file ${which}: ${path.join('.')}`);
      }
    }
  }
  expect(accepted).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});
