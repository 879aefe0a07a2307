import { random } from '../../groups/engines.fixture.ts';
import { decryptPartially } from '../../make/decrypt.ts';
import { hexHash } from '../../make/digest.ts';
import type { Nested } from '../../make/nested.ts';
import { encryptedTally, encryptedTallyTexts, weightsOf } from '../../make/tally.ts';
import { type Mutation, mutation } from './mutation.fixture.ts';
import { edited, type Loose, owned, packed, type World, withEntry } from './world.fixture.ts';

type Pair = { alpha: string; beta: string };

export function tallyMutations(): Mutation[] {
  return [...SUMS, ...CHOICES];
}

/** The encrypted tally changed, and its reference with it. */
function tally(change: (rows: Pair[][], world: World) => void) {
  return (world: World) =>
    withEntry(world, 'EncryptedTally', ({ type, data: [text = '', sized = ''] }) => {
      const forged = edited(text, (rows: Pair[][]) => change(rows, world));
      return { type, data: [forged, sized.replace(hexHash(text), hexHash(forged))] };
    });
}

const sized = (change: (value: Loose) => void) => (world: World) =>
  withEntry(world, 'EncryptedTally', ({ type, data: [text = '', numbers = ''] }) => ({
    type,
    data: [text, edited(numbers, change)],
  }));
const one = (rows: Pair[][], question: number, at: number) => rows[question]?.[at] as Pair;
const SUMS: Mutation[] = [
  ...(['alpha', 'beta'] as const).flatMap((part) =>
    [0, 1].map((at) =>
      mutation(
        `the tally’s ${part} ${at} is another`,
        16,
        tally((rows, { group }) => {
          const of = one(rows, 0, at);
          of[part] = group.encode(group.add(group.decode(of[part]), group.generator));
        }),
      ),
    ),
  ),
  mutation(
    'two sums exchanged',
    16,
    tally((rows) => rows[0]?.reverse()),
  ),
  mutation(
    'alpha and beta of a sum exchanged',
    16,
    tally((rows) => {
      const of = one(rows, 0, 0);
      [of.alpha, of.beta] = [of.beta, of.alpha];
    }),
  ),
  mutation(
    'a sum that is no element',
    6,
    tally((rows) => Object.assign(one(rows, 0, 0), { alpha: '3' })),
  ),
  mutation(
    'a sum less',
    13,
    tally((rows) => rows[0]?.pop()),
  ),
  mutation(
    'a sum more',
    13,
    tally((rows) => rows[0]?.push(one(rows, 0, 0))),
  ),
  mutation(
    'a question less in the tally',
    13,
    tally((rows) => rows.pop()),
  ),
  mutation(
    'one ballot more, it is said',
    17,
    sized((value) => Object.assign(value, { num_tallied: Number(value.num_tallied) + 1 })),
  ),
  mutation(
    'one ballot less, it is said',
    17,
    sized((value) => Object.assign(value, { num_tallied: Number(value.num_tallied) - 1 })),
  ),
  mutation(
    'more weight, it is said',
    17,
    sized((value) => Object.assign(value, { total_weight: Number(value.total_weight) + 1 })),
  ),
  mutation(
    'numbers that are texts',
    5,
    sized((value) => Object.assign(value, { num_tallied: String(value.num_tallied) })),
  ),
  mutation(
    'a reference to nothing',
    3,
    sized((value) => Object.assign(value, { encrypted_tally: '0'.repeat(64) })),
  ),
];

/** Trustees who tally other ballots than they should, and decrypt that. */
const CHOICES: Mutation[] = [
  mutation('the first ballots count, not the last', 15, (world) => recounted(world, (ballots) => firstOfEach(ballots))),
  mutation('replaced ballots count too', 15, (world) => recounted(world, (ballots) => [...ballots])),
  mutation('a ballot is left out', 16, (world) => recounted(world, (ballots) => ballots.slice(1))),
  mutation('nobody’s ballot counts', 16, (world) => recounted(world, () => [])),
  mutation('weights do not count', 16, (world) => recounted(world, (ballots) => ballots.slice(1), 1)),
];

function firstOfEach(ballots: readonly string[]): string[] {
  const seen = new Set<string>();
  return ballots.filter((ballot) => {
    const { credential } = JSON.parse(ballot) as { credential: string };
    return !seen.has(credential) && seen.add(credential);
  });
}

/** Everything from the tally on made anew, honestly but for the choice of ballots. */
function recounted(
  world: World,
  choose: (ballots: readonly string[]) => readonly string[],
  weight?: number,
): Uint8Array {
  const { group, open, ceremony, entries } = world;
  const weights = weightsOf(open.published);
  const counted = choose(world.ballots).map((text) => {
    const { credential, answers } = JSON.parse(text) as { credential: string; answers: { choices: Nested<Pair> }[] };
    const rows = answers.map(({ choices }) =>
      choices.flat().map(({ alpha, beta }) => ({ alpha: group.decode(alpha), beta: group.decode(beta) })),
    );
    return { weight: weight ?? weights.get(credential) ?? 0, choices: rows };
  });
  const rows = encryptedTally(group, open.election.questions, counted);
  const numbers = JSON.parse(entries.find(({ type }) => type === 'EncryptedTally')?.data[1] ?? '') as Loose;
  const said = { ballots: Number(numbers.num_tallied), weight: Number(numbers.total_weight) };
  const texts = encryptedTallyTexts(open.election, rows, said);
  return packed(
    entries.map((entry) => {
      if (entry.type === 'EncryptedTally') return { ...entry, data: texts };
      if (entry.type !== 'PartialDecryption') return entry;
      const { owner } = JSON.parse(entry.data[1] ?? '') as { owner: number };
      const secret = ceremony.secrets.get(owner) ?? new Uint8Array();
      const partial = decryptPartially(open.election, rows, secret, random);
      return owned('PartialDecryption', owner, JSON.stringify(partial));
    }),
  );
}
