import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, expect, test } from 'vitest';
import type { Claim, Group } from '../group.ts';
import { ed25519Engines } from '../groups/engines.fixture.ts';
import { ED25519_ORDER as q } from '../groups/scalars.ts';

let engines: Group[];

beforeAll(async () => {
  engines = await ed25519Engines();
});

/** True claims about a few shared points and one each of their own. */
function claims(group: Group, count: number): Claim<unknown>[] {
  const shared = [group.generator, group.multiplyBase(77n)];
  return Array.from({ length: count }, (_, at) => {
    const own = group.multiplyBase(BigInt(at + 2));
    const terms = [...shared, own].map((point, place) => [BigInt(at * 3 + place + 1) ** 40n % q, point] as const);
    return { commitment: group.encode(group.combine(terms)), terms };
  });
}

test.each([0, 1, 5, 60])('%i true claims hold in every engine', (count) => {
  for (const group of engines) expect(group.allHold(claims(group, count))).toBe(true);
});

test('one false claim among many fails in every engine, wherever it is wrong', () => {
  for (const group of engines) {
    const honest = claims(group, 60);
    const [first, second] = [honest[11] as Claim<unknown>, honest[12] as Claim<unknown>];
    const other = (commitment: string) => honest.with(11, { ...first, commitment });
    expect(group.allHold(other(second.commitment))).toBe(false);
    expect(group.allHold(other(group.encode(group.identity)))).toBe(false);
    expect(group.allHold(other('no point'))).toBe(false);
    expect(group.allHold(other('f'.repeat(64)))).toBe(false);
    const terms = first.terms.map(([k, point], at) => [at === 2 ? k + 1n : k, point] as const);
    expect(group.allHold(honest.with(11, { ...first, terms }))).toBe(false);
  }
});

test('two false claims whose errors cancel fail', () => {
  for (const group of engines) {
    const honest = claims(group, 60);
    const shifted = (at: number, by: bigint) => {
      const { commitment, terms } = honest[at] as Claim<unknown>;
      const point = group.add(group.decode(commitment), group.multiplyBase(by));
      return { commitment: group.encode(point), terms };
    };
    expect(group.allHold(honest.with(3, shifted(3, 5n)).with(4, shifted(4, q - 5n)))).toBe(false);
  }
});

test('a commitment off by a point of small order fails, alone and in a pair that cancels', () => {
  const minusOne = ed25519.Point.fromHex(`ec${'ff'.repeat(30)}7f`); // (0, −1), of order 2
  for (const group of engines) {
    const honest = claims(group, 60);
    const twisted = (at: number) => {
      const { commitment, terms } = honest[at] as Claim<unknown>;
      const bytes = Uint8Array.from(Buffer.from(commitment, 'hex').reverse());
      const point = ed25519.Point.fromBytes(bytes).add(minusOne);
      return { commitment: Buffer.from(point.toBytes()).reverse().toString('hex'), terms };
    };
    expect(group.allHold(honest.with(7, twisted(7)))).toBe(false);
    expect(group.allHold(honest.with(7, twisted(7)).with(8, twisted(8)))).toBe(false);
  }
});

test('roots that somebody gives change nothing, right or wrong', () => {
  for (const group of engines) {
    const honest = claims(group, 60);
    const points = honest.map(({ commitment }) => group.decode(commitment));
    const roots = group.rootsOf(points);
    const given = (list: readonly string[]) => honest.map((claim, at) => ({ ...claim, root: list[at] }));
    expect(group.allHold(given(roots))).toBe(true);
    expect(group.allHold(given(roots.toReversed()))).toBe(true);
    const lie = given(roots).with(5, { ...(given(roots)[6] as Claim<unknown>), terms: honest[5]?.terms ?? [] });
    expect(group.allHold(lie)).toBe(false);
  }
});

test('a sum of points counts by its parts, and still as itself', () => {
  for (const group of engines) {
    const honest = claims(group, 40);
    const sum = group.sum([group.generator, group.multiplyBase(5n), group.multiplyBase(7n)]);
    const terms = [[3n, sum]] as const;
    expect(group.allHold([...honest, { commitment: group.encode(group.multiplyBase(39n)), terms }])).toBe(true);
    expect(group.allHold([...honest, { commitment: group.encode(group.multiplyBase(40n)), terms }])).toBe(false);
  }
});
