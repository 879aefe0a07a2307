import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { cheated, tampered } from './ballot-forging.fixture.ts';
import { type Mutation, mutation } from './mutation.fixture.ts';

/** Points of small order: of 2, 4 and 8. */
const SMALL_ORDER = [
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
];
/** Ways to write the identity and others that RFC 8032 forbids: y beyond the field, minus zero. */
const NOT_CANONICAL = [
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee',
  '8000000000000000000000000000000000000000000000000000000000000001',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

/** What only a curve with a cofactor allows. */
export function curveMutations(): Mutation[] {
  const parts = ['alpha', 'beta'] as const;
  return [
    ...SMALL_ORDER.flatMap((small, at) => [
      ...parts.map((part) =>
        mutation(
          `${part} with a part of order ${2 ** (at + 1)}`,
          6,
          cheated(({ choices: [first] }) => {
            if (first) first[part] = withPart(first[part], small);
          }),
        ),
      ),
      mutation(
        `a credential with a part of order ${2 ** (at + 1)}`,
        6,
        tampered((ballot) => Object.assign(ballot, { credential: withPart(ballot.credential, small) })),
      ),
    ]),
    ...NOT_CANONICAL.map((text) =>
      mutation(
        `a point written ${text.slice(0, 4)}…`,
        6,
        cheated(({ choices: [first] }) => Object.assign(first ?? {}, { alpha: text })),
      ),
    ),
  ];
}

/** The text of the sum of a point and a point of small order. Texts of the protocol are those of RFC 8032, turned. */
export function withPart(text: string, small: string): string {
  const turned = (hex: string) => bytesToHex(hexToBytes(hex).reverse());
  return turned(ed25519.Point.fromHex(turned(text)).add(ed25519.Point.fromHex(small)).toHex());
}
