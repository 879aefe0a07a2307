import { hexHash } from '../../make/digest.ts';
import { type Mutation, mutation, raise } from './mutation.fixture.ts';
import {
  type Entry,
  edited,
  type Loose,
  owned,
  packed,
  signedAnew,
  type World,
  withBallots,
  withEntry,
} from './world.fixture.ts';

interface Pair {
  alpha: string;
  beta: string;
}
interface Shuffle {
  ciphertexts: Pair[][];
  proofs: [unknown[], [string, string, string, string, string[], string[]], string[], string[]][];
}

/** Of an election whose first question asks for a ranking, shuffled twice. */
export function rankedMutations(): Mutation[] {
  return [...SHUFFLES, ...RANKINGS];
}

const where = ({ entries }: World, type: string) => entries.findIndex((entry) => entry.type === type);
const shuffled =
  (change: (shuffle: Shuffle, world: World) => void, nth = 0) =>
  (world: World) =>
    withEntry(
      world,
      'Shuffle',
      ({ data: [text = '', sealed = ''] }) => {
        const { owner } = JSON.parse(sealed) as { owner: number };
        return owned(
          'Shuffle',
          owner,
          edited(text, (shuffle: Shuffle) => change(shuffle, world)),
        );
      },
      nth,
    );
const claimedBy = (owner: number) => (world: World) =>
  withEntry(world, 'Shuffle', ({ data: [text = ''] }) => owned('Shuffle', owner, text), 1);

const SHUFFLES: Mutation[] = [
  mutation('without shuffles', 21, (world) => packed(world.entries.filter(({ type }) => type !== 'Shuffle'))),
  mutation('without the first shuffle', 21, (world) => packed(world.entries.toSpliced(where(world, 'Shuffle'), 1))),
  mutation('without the last shuffle', 18, (world) =>
    packed(world.entries.toSpliced(where(world, 'EndShuffles') - 1, 1)),
  ),
  mutation('without the end of shuffles', 3, (world) =>
    packed(world.entries.toSpliced(where(world, 'EndShuffles'), 1)),
  ),
  mutation('the end of shuffles twice', 3, (world) =>
    packed(
      world.entries.toSpliced(where(world, 'EndShuffles'), 0, world.entries[where(world, 'EndShuffles')] as Entry),
    ),
  ),
  mutation('a shuffle after the end', 3, (world) => {
    const at = where(world, 'EndShuffles');
    const [last, end] = world.entries.slice(at - 1, at + 1) as [Entry, Entry];
    return packed(world.entries.toSpliced(at - 1, 2, end, last));
  }),
  mutation('shuffles exchanged', 21, (world) => {
    const at = where(world, 'Shuffle');
    const [first, second] = world.entries.slice(at, at + 2) as [Entry, Entry];
    return packed(world.entries.toSpliced(at, 2, second, first));
  }),
  mutation('a shuffle of trustee 0', 21, claimedBy(0)),
  mutation('a shuffle of trustee 9', 21, claimedBy(9)),
  ...[0, 1].map((nth) =>
    mutation(
      `shuffle ${nth}: two ciphertexts exchanged`,
      21,
      shuffled(({ ciphertexts }) => ciphertexts[0]?.reverse(), nth),
    ),
  ),
  mutation(
    'a ciphertext put for another',
    21,
    shuffled(({ ciphertexts: [row] }) => row?.splice(0, 1, row[1] as Pair)),
  ),
  mutation(
    'a ciphertext that is another',
    21,
    shuffled(({ ciphertexts }, { group }) => {
      const first = ciphertexts[0]?.[0];
      if (first) first.beta = group.encode(group.add(group.decode(first.beta), group.generator));
    }),
  ),
  mutation(
    'a ciphertext less',
    21,
    shuffled(({ ciphertexts: [row] }) => row?.pop()),
  ),
  mutation(
    'a proof less',
    21,
    shuffled(({ proofs }) => proofs.pop()),
  ),
  ...[0, 1, 2, 3].map((at) =>
    mutation(
      `response ${at} of a shuffle and the order`,
      21,
      shuffled(({ proofs: [proof] }, { group }) => {
        if (proof) proof[1][at] = String(BigInt(proof[1][at] as string) + group.order);
      }),
    ),
  ),
  ...[0, 1, 2, 3].map((at) =>
    mutation(
      `response ${at} of a shuffle is another`,
      21,
      shuffled(({ proofs: [proof] }, { group }) => {
        if (proof) proof[1][at] = String((BigInt(proof[1][at] as string) + 1n) % group.order);
      }),
    ),
  ),
  mutation(
    'commitments exchanged',
    21,
    shuffled(({ proofs: [proof] }) => proof?.[2].reverse()),
  ),
  mutation(
    'chained commitments exchanged',
    21,
    shuffled(({ proofs: [proof] }) => proof?.[3].reverse()),
  ),
  mutation('a shuffle spelt with white space', 21, (world) =>
    withEntry(world, 'Shuffle', ({ data: [text = ''] }) => owned('Shuffle', 1, `${text} `)),
  ),
];

interface RankedBallot {
  answers: [{ choices: Pair; proof: { challenge: string; response: string } }];
}

const RANKINGS: Mutation[] = [
  mutation(
    'a ranking whose proof is another',
    11,
    cast(({ answers: [{ proof }] }, { group }) => raise(proof, 'response', group.order)),
  ),
  mutation(
    'a ranking that is another',
    11,
    cast(({ answers: [{ choices }] }, { group }) => {
      choices.alpha = group.encode(group.add(group.decode(choices.alpha), group.generator));
    }),
  ),
  mutation(
    'a ranking with beta put for another',
    11,
    cast(({ answers: [{ choices }] }, { group }) => {
      choices.beta = group.encode(group.add(group.decode(choices.beta), group.generator));
    }),
  ),
  mutation(
    'a ranking with a field more',
    5,
    cast(({ answers: [answer] }) => Object.assign(answer, { more: [] as never[] })),
  ),
  mutation('a published ranking is another', 20, (world) =>
    withEntry(world, 'Result', ({ type, data: [text = ''] }) => ({
      type,
      data: [edited(text, ({ result }: { result: number[][][] }) => result[0]?.[0]?.reverse())],
    })),
  ),
  mutation('published rankings exchanged', 20, (world) =>
    withEntry(world, 'Result', ({ type, data: [text = ''] }) => ({
      type,
      data: [edited(text, ({ result }: { result: number[][][] }) => result[0]?.reverse())],
    })),
  ),
  mutation('a published ranking less', 13, (world) =>
    withEntry(world, 'Result', ({ type, data: [text = ''] }) => ({
      type,
      data: [edited(text, ({ result }: { result: number[][][] }) => result[0]?.pop())],
    })),
  ),
  mutation('a ranking left out of the tally', 13, (world) =>
    withEntry(world, 'EncryptedTally', ({ type, data: [text = '', sized = ''] }) => {
      const shorter = edited(text, (rows: Loose[][]) => rows[0]?.pop());
      return {
        type,
        data: [shorter, edited(sized, (value: Loose) => Object.assign(value, { encrypted_tally: hexHash(shorter) }))],
      };
    }),
  ),
];

function cast(change: (ballot: RankedBallot, world: World) => void) {
  return (world: World) => {
    const changed = edited(world.ballots[1] ?? '', (ballot: RankedBallot) => change(ballot, world));
    return withBallots(world, world.ballots.with(1, signedAnew(world, world.voters[1] ?? 0, changed)));
  };
}
