import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Unreadable } from '../archive/unreadable.ts';
import { hexHash } from '../make/digest.ts';
import { webCipher } from '../make/seal.ts';
import { auditBytes } from './audit.fixture.ts';
import { bytesOf, filesOf, makeWorld, packed, type World } from './mutations/world.fixture.ts';

const PLAIN = { answers: ['A', 'B'], min: 1, max: 1, question: '?' };
const LISTS = {
  type: 'Lists' as const,
  value: {
    answers: [
      ['L', 'A'],
      ['R', 'B'],
    ],
    question: '?',
  },
};
let world: World;
let archive: Uint8Array;

beforeAll(async () => {
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: 'é', name: 'Bits', questions: [PLAIN, LISTS] },
      weights: [1, 2],
      votes: [
        [
          0,
          [
            [1, 0],
            [
              [1, 1],
              [0, 0],
            ],
          ],
        ],
        [
          1,
          [
            [0, 1],
            [
              [0, 0],
              [1, 1],
            ],
          ],
        ],
      ],
      threshold: { size: 2, threshold: 2 },
      owners: [1, 2, 3],
    },
    webCipher(webcrypto.subtle),
  );
  archive = packed(world.entries);
});

/** rejected, or unreadable; an election that verifies, and any fault, are neither. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    return (await auditBytes(bytes)).verdict;
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  }
}

describe('whatever is changed', () => {
  test('any bit flipped anywhere is rejected', async () => {
    const places = fc.tuple(fc.nat(archive.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(places, async ([at, bit]) => {
        const flipped = Uint8Array.from(archive);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await outcome(flipped)).not.toBe('verified');
      }),
      { numRuns: 150 },
    );
  });

  test('any digit or letter of any file changed is rejected, though everything is hashed and chained anew', async () => {
    const entries = fc.nat(world.entries.length - 1);
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(8), async (nth, place, digit) => {
        const { type, data } = world.entries[nth] as World['entries'][number];
        const last = data.length - 1;
        if (last < 0) return;
        // The file that the others hang on stays, so that the change is inside what it leads to.
        const which = type === 'Setup' ? place % last : 0;
        const text = data[which] ?? '';
        const digits = [...text.matchAll(/[0-9]/g)].map(({ index }) => index);
        const at = digits[place % digits.length] ?? 0;
        const put = String((Number(text[at]) + 1 + digit) % 10);
        const forged = text.slice(0, at) + put + text.slice(at + 1);
        const rehashed = data.with(which, forged).map((one) => one.replaceAll(hexHash(text), hexHash(forged)));
        expect(await outcome(packed(world.entries.with(nth, { type, data: rehashed })))).not.toBe('verified');
      }),
      { numRuns: 150 },
    );
  });

  test('cut anywhere it is rejected; octets put in anywhere too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(archive.length - 1), fc.integer({ min: 1, max: 2000 }), async (at, count) => {
        expect(await outcome(archive.subarray(0, at))).not.toBe('verified');
        const put = new Uint8Array([...archive.subarray(0, at), ...new Uint8Array(count), ...archive.subarray(at)]);
        expect(await outcome(put)).not.toBe('verified');
      }),
      { numRuns: 60 },
    );
  });

  test('files in another order are rejected', async () => {
    const files = filesOf(world.entries);
    const places = fc.tuple(
      fc.integer({ min: 1, max: files.length - 1 }),
      fc.integer({ min: 1, max: files.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(places, async ([a, b]) => {
        const [first, second] = [files[a], files[b]];
        const isSameStep = (name: string | undefined) => name?.endsWith('.data.json');
        // Data of one event may stand in any order; that is no other election.
        if (a === b || first === undefined || second === undefined) return;
        if (isSameStep(first.name) && isSameStep(second.name)) return;
        expect(await outcome(bytesOf(files.with(a, second).with(b, first)))).not.toBe('verified');
      }),
      { numRuns: 60 },
    );
  });
});
