import { random } from '../../groups/engines.fixture.ts';
import { decryptPartially } from '../../make/decrypt.ts';
import type { Nested } from '../../make/nested.ts';
import { beyond, type Mutation, mutation, type Numbers, raise } from './mutation.fixture.ts';
import { type Entry, edited, entriesOf, owned, packed, type World, withEntry } from './world.fixture.ts';

type Pair = { alpha: string; beta: string };

/** What a trustee publishes. */
interface Mutable {
  decryption_factors: string[][];
  decryption_proofs: Numbers[][];
}

export function decryptionMutations(): Mutation[] {
  return [...DECRYPTIONS, ...RESULTS];
}

const partial =
  (change: (value: Mutable, world: World) => void, nth = 0) =>
  (world: World) =>
    withEntry(
      world,
      'PartialDecryption',
      ({ data: [text = '', sealed = ''] }) => {
        const { owner } = JSON.parse(sealed) as { owner: number };
        return owned(
          'PartialDecryption',
          owner,
          edited(text, (value: Mutable) => change(value, world)),
        );
      },
      nth,
    );
const claimedBy =
  (owner: (own: number) => number, nth = 0) =>
  (world: World) =>
    withEntry(
      world,
      'PartialDecryption',
      ({ data: [text = '', sealed = ''] }) => {
        const own = (JSON.parse(sealed) as { owner: number }).owner;
        return owned('PartialDecryption', owner(own), text);
      },
      nth,
    );
const last = ({ entries }: World) => entries.findLastIndex(({ type }) => type === 'PartialDecryption');
const DECRYPTIONS: Mutation[] = [
  ...(['challenge', 'response'] as const).flatMap((name) => [
    mutation(
      `a decryption’s ${name} is another`,
      18,
      partial((value, { group }) => raise(value.decryption_proofs[0]?.[0], name, group.order)),
    ),
    mutation(
      `a decryption’s ${name} and the order`,
      6,
      partial((value, { group }) => beyond(value.decryption_proofs[0]?.[0], name, group.order)),
    ),
  ]),
  ...[0, 1].map((nth) =>
    mutation(
      `a factor of decryption ${nth} is another`,
      18,
      partial((value, { group }) => {
        const row = value.decryption_factors[0] ?? [];
        row[0] = group.encode(group.add(group.decode(row[0] ?? ''), group.generator));
      }, nth),
    ),
  ),
  mutation(
    'two factors exchanged',
    18,
    partial((value) => value.decryption_factors[0]?.reverse()),
  ),
  mutation(
    'two proofs exchanged',
    18,
    partial((value) => value.decryption_proofs[0]?.reverse()),
  ),
  mutation(
    'a factor that is no element',
    6,
    partial((value) => value.decryption_factors[0]?.splice(0, 1, '5')),
  ),
  mutation(
    'a factor less',
    13,
    partial((value) => value.decryption_factors[0]?.pop()),
  ),
  mutation(
    'a proof less',
    13,
    partial((value) => value.decryption_proofs[0]?.pop()),
  ),
  mutation(
    'a question less decrypted',
    13,
    partial((value) => value.decryption_factors.pop()),
  ),
  mutation(
    'a decryption in another’s name',
    18,
    claimedBy((own) => (own === 1 ? 2 : 1)),
  ),
  mutation(
    'a decryption of trustee 0',
    19,
    claimedBy(() => 0),
  ),
  mutation(
    'a decryption of trustee 99',
    19,
    claimedBy(() => 99),
  ),
  mutation('the last decryption missing', 19, (world) => packed(world.entries.toSpliced(last(world), 1))),
  mutation('one decryption instead of all', 19, (world) =>
    packed(world.entries.filter(({ type }, at) => type !== 'PartialDecryption' || at === last(world))),
  ),
  mutation('a decryption of the same trustee again', 19, (world) => {
    const { owner } = JSON.parse(world.entries[last(world)]?.data[1] ?? '') as { owner: number };
    const { group, ceremony, open } = world;
    const rows = (
      JSON.parse(world.entries.find(({ type }) => type === 'EncryptedTally')?.data[0] ?? '') as Nested<Pair>[]
    ).map((row) => row.flat().map(({ alpha, beta }) => ({ alpha: group.decode(alpha), beta: group.decode(beta) })));
    const again = decryptPartially(open.election, rows, ceremony.secrets.get(owner) ?? new Uint8Array(), random);
    return packed(
      world.entries.toSpliced(last(world) + 1, 0, owned('PartialDecryption', owner, JSON.stringify(again))),
    );
  }),
];

const result = (change: (rows: unknown[][]) => void) => (world: World) =>
  withEntry(
    world,
    'Result',
    ({ type, data: [text = ''] }): Entry => ({
      type,
      data: [edited(text, (value: { result: unknown[][] }) => change(value.result))],
    }),
  );
const add = (rows: unknown[][], at: number, more: number) => {
  const row = rows[0] ?? [];
  row[at] = Number(row[at]) + more;
};
const RESULTS: Mutation[] = [
  mutation(
    'a vote more',
    20,
    result((rows) => add(rows, 0, 1)),
  ),
  mutation(
    'a vote less',
    20,
    result((rows) => add(rows, 0, -1)),
  ),
  mutation(
    'a vote moved',
    20,
    result((rows) => {
      add(rows, 0, -1);
      add(rows, 1, 1);
    }),
  ),
  mutation(
    'more votes than there are',
    20,
    result((rows) => add(rows, 0, 1_000_000)),
  ),
  mutation(
    'results exchanged',
    20,
    result((rows) => rows[0]?.reverse()),
  ),
  mutation(
    'half a vote',
    5,
    result((rows) => add(rows, 0, 0.5)),
  ),
  mutation(
    'votes below zero',
    5,
    result((rows) => add(rows, 0, -1000)),
  ),
  mutation(
    'votes as text',
    5,
    result((rows) => rows[0]?.splice(0, 1, '3')),
  ),
  mutation(
    'a result less',
    13,
    result((rows) => rows[0]?.pop()),
  ),
  mutation(
    'a result more',
    13,
    result((rows) => rows[0]?.push(0)),
  ),
  mutation(
    'a question less in the result',
    13,
    result((rows) => rows.pop()),
  ),
  mutation('the result of another election', 20, (world) => {
    const other = entriesOf(world.open, world.ballots.slice(1, 2), world.owners).at(-1) as Entry;
    return packed(world.entries.with(-1, other));
  }),
];
