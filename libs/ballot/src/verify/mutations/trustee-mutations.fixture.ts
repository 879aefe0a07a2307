import { beyond, type Mutation, mutation, type Numbers, raise } from './mutation.fixture.ts';
import { changed } from './setup-mutations.fixture.ts';
import { edited, type Loose, type World } from './world.fixture.ts';

type Kind = [string, never];
interface Signed {
  message: string;
  signature: Numbers;
}
interface Key {
  pok: Numbers;
  public_key: string;
  signature: Numbers;
}
interface Pedersen {
  threshold: number;
  certs: Signed[];
  coefexps: Signed[];
  signatures: Numbers[];
  verification_keys: Key[];
}

/** Of elections whose only trustees are always needed. */
export function trusteeMutations(): Mutation[] {
  return SINGLES;
}

/** Of elections that have threshold trustees besides. */
export function thresholdMutations(): Mutation[] {
  return THRESHOLDS;
}

const trustees = (change: (value: Kind[], world: World) => void) =>
  changed(1, (text, world) => edited(text, (value: Kind[]) => change(value, world)));
const single = (change: (key: Key, world: World) => void) =>
  trustees((list, world) => change(list[0]?.[1] as never, world));
/** Of the trustee who is always needed. */
const SINGLES: Mutation[] = [
  mutation(
    'no trustee',
    7,
    trustees((list) => list.splice(0)),
  ),
  mutation(
    'a trustee taken out',
    7,
    trustees((list) => list.splice(0, 1)),
  ),
  mutation(
    'a trustee twice',
    7,
    trustees((list) => list.push(list[0] as Kind)),
  ),
  mutation(
    'a kind of trustee nobody knows',
    5,
    trustees((list) => list.splice(0, 1, ['Double', list[0]?.[1] as never])),
  ),
  mutation(
    'a trustee’s key is another',
    7,
    single((key, { group }) => Object.assign(key, { public_key: group.encode(group.generator) })),
  ),
  mutation(
    'a trustee’s key is the identity',
    7,
    single((key, { group }) => Object.assign(key, { public_key: group.encode(group.identity) })),
  ),
  mutation(
    'a trustee’s key is no element',
    6,
    single((key) => Object.assign(key, { public_key: '10' })),
  ),
  mutation(
    'a trustee’s proof: another response',
    7,
    single((key, { group }) => raise(key.pok, 'response', group.order)),
  ),
  mutation(
    'a trustee’s proof: another challenge',
    7,
    single((key, { group }) => raise(key.pok, 'challenge', group.order)),
  ),
  mutation(
    'a trustee’s proof: response and the order',
    6,
    single((key, { group }) => beyond(key.pok, 'response', group.order)),
  ),
  mutation(
    'a trustee’s proof: challenge and the order',
    6,
    single((key, { group }) => beyond(key.pok, 'challenge', group.order)),
  ),
  mutation(
    'a signature nobody asked for',
    5,
    single((key) => Object.assign(key, { signature: key.pok })),
  ),
];

const pedersen = (change: (of: Pedersen, world: World) => void) =>
  trustees((list, world) => change(list[1]?.[1] as never, world));
const swapped = (list: unknown[]) => list.splice(0, 2, list[1], list[0]);
const PROOFS: readonly (readonly [string, (of: Pedersen) => Numbers | undefined])[] = [
  ['a certificate', (of) => of.certs[0]?.signature],
  ['coefficients', (of) => of.coefexps[1]?.signature],
  ['all certificates', (of) => of.signatures[2]],
  ['a share', (of) => of.verification_keys[0]?.signature],
  ['the proof of a share', (of) => of.verification_keys[1]?.pok],
];
const LISTS = ['certs', 'coefexps', 'signatures', 'verification_keys'] as const;
const THRESHOLDS: Mutation[] = [
  mutation(
    'a lower threshold',
    13,
    pedersen((of) => Object.assign(of, { threshold: 1 })),
  ),
  mutation(
    'a threshold nobody can reach',
    7,
    pedersen((of) => Object.assign(of, { threshold: 9 })),
  ),
  mutation(
    'no threshold',
    7,
    pedersen((of) => Object.assign(of, { threshold: 0 })),
  ),
  ...LISTS.map((name) =>
    mutation(
      `two of ${name} exchanged`,
      7,
      pedersen((of) => swapped(of[name])),
    ),
  ),
  ...LISTS.map((name) =>
    mutation(
      `one of ${name} missing`,
      13,
      pedersen((of) => of[name].pop()),
    ),
  ),
  ...LISTS.slice(1).map((name) =>
    mutation(
      `without ${name}`,
      5,
      pedersen((of) => delete (of as unknown as Loose)[name]),
    ),
  ),
  ...PROOFS.flatMap(([what, find]) =>
    (['challenge', 'response'] as const).flatMap((name) => [
      mutation(
        `${what}: another ${name}`,
        7,
        pedersen((of, { group }) => raise(find(of), name, group.order)),
      ),
      mutation(
        `${what}: ${name} and the order`,
        6,
        pedersen((of, { group }) => beyond(find(of), name, group.order)),
      ),
    ]),
  ),
  ...['size', 'threshold', 'index'].map((name) =>
    mutation(
      `a certificate for another ${name}`,
      7,
      pedersen((of) => {
        const [cert] = of.certs;
        if (cert)
          cert.message = edited(cert.message, ({ context }: { context: Loose }) =>
            Object.assign(context, { [name]: 5 }),
          );
      }),
    ),
  ),
  mutation(
    'a certificate for another group',
    7,
    pedersen((of) => {
      const [cert] = of.certs;
      if (cert)
        cert.message = edited(cert.message, ({ context }: { context: Loose }) =>
          Object.assign(context, { group: 'RFC-3526-2048' }),
        );
    }),
  ),
  mutation(
    'a certificate with white space',
    5,
    pedersen((of) => {
      const [cert] = of.certs;
      if (cert) cert.message = cert.message.replace(':', ': ');
    }),
  ),
  mutation(
    'the same certificate twice',
    7,
    pedersen((of) => of.certs.splice(1, 1, of.certs[0] as Signed)),
  ),
  mutation(
    'a coefficient is another',
    7,
    pedersen((of, { group }) => {
      const [first] = of.coefexps;
      if (first)
        first.message = edited(first.message, ({ coefexps }: { coefexps: string[] }) =>
          coefexps.splice(0, 1, group.encode(group.generator)),
        );
    }),
  ),
  mutation(
    'a coefficient more',
    13,
    pedersen((of) => {
      const [first] = of.coefexps;
      if (first)
        first.message = edited(first.message, ({ coefexps }: { coefexps: string[] }) =>
          coefexps.push(coefexps[0] ?? ''),
        );
    }),
  ),
  mutation(
    'a share is another',
    7,
    pedersen((of, { group }) =>
      Object.assign(of.verification_keys[0] ?? {}, { public_key: group.encode(group.generator) }),
    ),
  ),
  mutation(
    'a share without its signature',
    5,
    pedersen((of) => delete (of.verification_keys[0] as Partial<Key> | undefined)?.signature),
  ),
];
