import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines, random } from './engines.fixture.ts';
import { fieldGroup } from './field-group.ts';
import { FIELDS } from './field-parameters.ts';
import { ED25519_ORDER as q } from './scalars.ts';

let engines: Group[];
let oracle: Group;

beforeAll(async () => {
  engines = await ed25519Engines();
  oracle = engines[0] as Group;
});

/** Numbers where carries and digits turn over, besides any others. */
const numbers = fc.oneof(
  fc.bigInt({ min: 0n, max: q - 1n }),
  fc.constantFrom(0n, 1n, 2n, 8n, q - 1n, q - 2n, (q - 1n) / 2n, 2n ** 252n, 2n ** 128n, 2n ** 252n - 1n),
);
const someTerms = fc.array(fc.tuple(numbers, numbers), { maxLength: 40 });

/** The same computation in every engine, as text. */
function everywhere(compute: (group: Group) => string | boolean | undefined): void {
  const expected = compute(oracle);
  for (const engine of engines) expect(`${engine.engine}: ${compute(engine)}`).toBe(`${engine.engine}: ${expected}`);
}

describe('the engines of Ed25519 agree', () => {
  test('on sums of multiples, and with the sum of the numbers', () => {
    fc.assert(
      fc.property(someTerms, (terms) => {
        everywhere((group) =>
          group.encode(group.combine(terms.map(([k, base]) => [k, group.multiplyBase(base)] as const))),
        );
        const number = terms.reduce((sum, [k, base]) => (sum + k * base) % q, 0n);
        for (const group of engines) {
          const sum = group.combine(terms.map(([k, base]) => [k, group.multiplyBase(base)] as const));
          expect(group.equal(sum, group.multiplyBase(number))).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('on hundreds of terms, where buckets are used, and on thousands, where they are wider', () => {
    const termsOf = (length: number) =>
      Array.from({ length }, (_, at) => [BigInt(at) ** 31n % q, BigInt(at + 1) ** 17n % q] as const);
    const sumOf = (group: Group, terms: ReturnType<typeof termsOf>) =>
      group.encode(group.combine(terms.map(([k, base]) => [k, group.multiplyBase(base)] as const)));
    everywhere((group) => sumOf(group, termsOf(150)));
    const [, , kernel] = engines as [Group, Group, Group];
    for (const terms of [700, 2500, 9000].map(termsOf)) {
      const number = terms.reduce((sum, [k, base]) => (sum + k * base) % q, 0n);
      expect(sumOf(kernel, terms)).toBe(oracle.encode(oracle.multiplyBase(number)));
    }
  });

  test('on sums, differences and equality', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const both = (group: Group) => [group.multiplyBase(a), group.multiplyBase(b)] as const;
        everywhere((group) => group.encode(group.add(...both(group))));
        everywhere((group) => group.encode(group.subtract(...both(group))));
        everywhere((group) => group.encode(group.sum(both(group))));
        everywhere((group) => group.equal(...both(group)));
      }),
      { numRuns: 60 },
    );
  });

  test('on secrets: multiples, sums, products and responses', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, base) => {
        everywhere((group) => group.encode(group.multiplyBaseSecret(group.secretOf(a))));
        everywhere((group) => group.encode(group.multiplySecret(group.secretOf(a), group.multiplyBase(base))));
        everywhere((group) => bytesToHex(group.addSecrets(group.secretOf(a), group.secretOf(b))));
        everywhere((group) => bytesToHex(group.multiplySecrets(group.secretOf(a), group.secretOf(b))));
        everywhere((group) => String(group.respond(group.secretOf(a), b, group.secretOf(base))));
      }),
      { numRuns: 60 },
    );
  });

  test('on secrets drawn from 64 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) =>
        everywhere((group) => bytesToHex(group.secret(bytes))),
      ),
    );
  });

  test('on which texts are elements of the group', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 });
    const anyText = digits.map((list) => list.join(''));
    fc.assert(
      fc.property(anyText, (text) => everywhere((group) => rewritten(group, text))),
      { numRuns: 300 },
    );
  });

  test('on one flipped bit of an element', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 255 }), (k, bit) => {
        const text = oracle.encode(oracle.multiplyBase(k));
        const flipped = (BigInt(`0x${text}`) ^ (1n << BigInt(bit))).toString(16).padStart(64, '0');
        everywhere((group) => rewritten(group, flipped));
      }),
      { numRuns: 100 },
    );
  });
});

function rewritten(group: Group, text: string): string | undefined {
  const point = group.decode(text);
  return point === undefined ? undefined : group.encode(point);
}

/** The eight points of small order, two of them with non-canonical writings, and numbers from p on. */
const p = 2n ** 255n - 19n;
const hex = (number: bigint) => number.toString(16).padStart(64, '0');
const TOP = 2n ** 255n;

function smallOrder(): InstanceType<typeof ed25519.Point>[] {
  // A point times q leaves its part of small order; most points of the curve have one.
  const found = new Map<string, InstanceType<typeof ed25519.Point>>();
  for (let y = 2n; found.size < 8; y += 1n) {
    try {
      const point = ed25519.Point.fromBytes(Uint8Array.from(Buffer.from(hex(y), 'hex').reverse()));
      const small = point.multiplyUnsafe(q - 1n).add(point);
      found.set(small.toHex(), small);
    } catch {}
  }
  return [...found.values()];
}

describe('what is no element of the group is refused by every engine', () => {
  test('points of small order, but the identity', () => {
    const texts = smallOrder().map((point) => Buffer.from(point.toBytes()).reverse().toString('hex'));
    expect(texts).toHaveLength(8);
    for (const group of engines) expect(texts.filter((text) => group.decode(text) !== undefined)).toEqual([hex(1n)]);
  });

  test('points with a part of small order', () => {
    const torsion = smallOrder().filter((point) => !point.is0());
    for (let k = 1n; k < 6n; k += 1n) {
      const honest = ed25519.Point.BASE.multiply(k);
      for (const small of torsion) {
        const text = Buffer.from(honest.add(small).toBytes()).reverse().toString('hex');
        for (const group of engines) expect(group.decode(text)).toBeUndefined();
      }
    }
  });

  test('other writings of an element', () => {
    const identities = [hex(1n + TOP), hex(p + 1n), hex(p + 1n + TOP)];
    const beyond = Array.from({ length: 19 }, (_, at) => [hex(p + BigInt(at)), hex(p + BigInt(at) + TOP)]).flat();
    const generator = `${'66'.repeat(31)}58`;
    const shapes = [
      generator.toUpperCase().replaceAll('6', 'A'),
      generator.slice(1),
      `${generator}0`,
      ` ${generator.slice(1)}`,
      `0x${generator.slice(2)}`,
      '',
    ];
    for (const group of engines)
      for (const text of [...identities, ...beyond, ...shapes]) expect(group.decode(text)).toBeUndefined();
  });

  test('one such point among hundreds of honest ones', () => {
    const [, small] = smallOrder().filter((point) => !point.is0());
    const honest = Array.from({ length: 400 }, (_, at) => oracle.encode(oracle.multiplyBase(BigInt(at + 1))));
    const spoiled = ed25519.Point.BASE.multiply(201n).add(small as NonNullable<typeof small>);
    const texts = honest.with(200, Buffer.from(spoiled.toBytes()).reverse().toString('hex'));
    for (const group of engines) {
      const points = group.decodeAll(texts);
      expect(points.flatMap((point, at) => (point === undefined ? [at] : []))).toEqual([200]);
      expect(group.encodeAll(points.filter((point) => point !== undefined))).toEqual(honest.toSpliced(200, 1));
    }
  });
});

describe('roots that somebody gives', () => {
  test('change nothing of what is read: right, wrong, of another point, unreadable or missing', () => {
    const [, , kernel] = engines as [Group, Group, Group];
    const [, small] = smallOrder().filter((point) => !point.is0());
    const points = Array.from({ length: 40 }, (_, at) => kernel.multiplyBase(BigInt(at)));
    const texts = kernel.encodeAll(points);
    const outside = Buffer.from((small as NonNullable<typeof small>).toBytes())
      .reverse()
      .toString('hex');
    const withOthers = [...texts, outside, hex(p + 1n), hex(1n + TOP), 'no point'];
    const right = [...kernel.rootsOf(points), hex(0n), hex(0n), hex(0n), hex(0n)];
    const negative = right.map((root) => hex((p - BigInt(`0x${root}`)) % p));
    const beyond = right.map((root) => hex(BigInt(`0x${root}`) + p));
    const expected = withOthers.map((text) => rewritten(oracle, text));
    for (const roots of [right, right.toReversed(), negative, beyond, right.map(() => ''), right.slice(1), []]) {
      const read = kernel.decodeAll(withOthers, roots);
      expect(read.map((point) => (point === undefined ? undefined : kernel.encode(point)))).toEqual(expected);
    }
  });
});

describe('the field groups', () => {
  test('have parameters that are what they promise', () => {
    for (const { p: prime, q: order, g } of Object.values(FIELDS)) {
      expect(prime.toString(2)).toHaveLength(2048);
      expect((prime - 1n) % order).toBe(0n);
      for (const base of [2n, 3n, 5n]) {
        expect(power(base, prime - 1n, prime)).toBe(1n);
        expect(power(base, order - 1n, order)).toBe(1n);
      }
      expect(power(g, order, prime)).toBe(1n);
      expect(g).not.toBe(1n);
    }
  });

  test.each(['BELENIOS-2048', 'RFC-3526-2048'] as const)('%s multiplies as plain powers do', (name) => {
    const { p: prime, q: order, g } = FIELDS[name];
    const group = fieldGroup(name);
    const draw = () => BigInt(`0x${bytesToHex(random(300))}`) % order;
    for (let round = 0; round < 3; round += 1) {
      const [a, b, x] = [draw(), draw(), draw()];
      const point = power(g, x, prime);
      expect(group.multiplyBaseSecret(group.secretOf(a))).toBe(power(g, a, prime));
      expect(group.multiplySecret(group.secretOf(a), point)).toBe(power(point, a, prime));
      expect(
        group.combine([
          [a, g],
          [b, point],
        ]),
      ).toBe((power(g, a, prime) * power(point, b, prime)) % prime);
      expect(group.subtract(group.add(point, g), g)).toBe(point);
      expect(group.respond(group.secretOf(a), b, group.secretOf(x))).toBe((((a - b * x) % order) + order) % order);
      expect(group.decode(String(point))).toBe(point);
    }
  });

  test.each(['BELENIOS-2048', 'RFC-3526-2048'] as const)('%s refuses what is not in it', (name) => {
    const { p: prime } = FIELDS[name];
    const group = fieldGroup(name);
    const { generator } = group;
    const outside = [0n, prime, prime - 1n, generator + prime, prime - generator, prime + 1n];
    for (const number of outside) expect(group.decode(String(number))).toBeUndefined();
    for (const text of [`0${generator}`, `+${generator}`, `-${generator}`, ` ${generator}`, '0x2', '1e3', ''])
      expect(group.decode(text)).toBeUndefined();
    expect(group.decode('1')).toBe(1n);
  });
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [product, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) product = (product * square) % modulus;
    square = (square * square) % modulus;
  }
  return product;
}
