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
      // Everybody votes: version 1 binds no ballot to the list, so who did not vote could be exchanged or left out, and
      // only checkpoints or the census would tell.
      weights: [1, 1],
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

/** Where a change means nothing: who shuffled is said, and nothing proves or needs it. */
const CLAIMED = ['Shuffle, file 1: owner'];

/** The archive with one file of one event forged; who changes a file changes what refers to it. */
function withForged(nth: number, which: number, forged: string): Uint8Array {
  const { type, data } = world.entries[nth] as World['entries'][number];
  const text = data[which] ?? '';
  const again = data.with(which, forged).map((one) => one.replaceAll(hexHash(text), hexHash(forged)));
  return packed(world.entries.with(nth, { type, data: again }));
}

/** Each file of the first event of each kind: one ballot, shuffle and decryption is like the next. */
function files(): { nth: number; type: string; which: number; text: string }[] {
  return world.entries.flatMap(({ type, data }, nth) =>
    world.entries.findIndex((entry) => entry.type === type) === nth
      ? data.map((text, which) => ({ nth, type, which, text }))
      : [],
  );
}

test('whatever is changed in any field of any event, the archive is rejected, though all is hashed and chained anew', {
  timeout: 300_000,
}, async () => {
  expect(failedOf(await auditBytes(packed(world.entries)))).toEqual([]);
  const accepted: string[] = [];
  let tried = 0;
  for (const { nth, type, which, text } of files()) {
    const value = JSON.parse(text) as unknown;
    for (const path of placesIn(value)) {
      const audit = await auditBytes(withForged(nth, which, JSON.stringify(changedAt(value, path))));
      tried += 1;
      if (audit.verdict !== 'rejected' || failedOf(audit).length === 0)
        accepted.push(`${type}, file ${which}: ${path.join('.')}`);
    }
  }
  expect(accepted).toEqual(CLAIMED);
  expect(tried).toBeGreaterThan(100);
});

/** Every object and list in JSON, those alike but for their places in lists once. */
function containersIn(value: unknown, path: Path = [], found = new Map<string, Path>()): Map<string, Path> {
  if (typeof value !== 'object' || value === null) return found;
  const shape = path.map((step) => (typeof step === 'number' ? '#' : step)).join('.');
  if (!found.has(shape)) found.set(shape, path);
  for (const [name, inner] of Object.entries(value))
    containersIn(inner, [...path, Array.isArray(value) ? Number(name) : name], found);
  return found;
}

/** What the file holds there, made by `change`. */
function replacedAt(value: unknown, [step, ...rest]: Path, change: (found: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.with(Number(step), replacedAt(value[Number(step)], rest, change));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replacedAt(object[step], rest, change) };
}

/** Other forms of an object or list: a field more, less, in another place; an entry more or less. */
function formsOf(found: unknown): [string, unknown][] {
  if (Array.isArray(found))
    return [
      ['an entry more', [...found, found[0] ?? 0]],
      ...(found.length > 0 ? [['an entry less', found.slice(0, -1)] as [string, unknown]] : []),
    ];
  const fields = Object.entries(found as object);
  const [first, second, ...rest] = fields;
  return [
    ['a field more', Object.fromEntries([...fields, ['more', 1]])],
    ['a field less', Object.fromEntries(fields.slice(1))],
    ...(second === undefined || first === undefined
      ? []
      : [['fields exchanged', Object.fromEntries([second, first, ...rest])] as [string, unknown]]),
  ];
}

test('a field or an entry more, less or elsewhere is rejected in whatever file it is', {
  timeout: 600_000,
}, async () => {
  const accepted: string[] = [];
  let tried = 0;
  for (const { nth, type, which, text } of files()) {
    const value = JSON.parse(text) as unknown;
    for (const [shape, path] of containersIn(value)) {
      const where = `${type}, file ${which}: ${shape}`;
      const found = path.reduce((at, step) => (at as Record<string | number, unknown>)[step], value);
      for (const [form, forged] of formsOf(found)) {
        const bytes = withForged(nth, which, JSON.stringify(replacedAt(value, path, () => forged)));
        const audit = await auditBytes(bytes);
        tried += 1;
        if (audit.verdict !== 'rejected' || failedOf(audit).length === 0) accepted.push(`${where}: ${form}`);
      }
    }
  }
  expect(accepted).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});
