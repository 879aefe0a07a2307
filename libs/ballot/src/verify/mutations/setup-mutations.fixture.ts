import { random } from '../../groups/engines.fixture.ts';
import { makeCredential, publicCredential } from '../../make/credential.ts';
import { type Mutation, mutation } from './mutation.fixture.ts';
import { edited, type Loose, packed, setupEntry, type World } from './world.fixture.ts';

/** A file of the set-up changed, the rest as it was. */
export function changed(at: 0 | 1 | 2, change: (text: string, world: World) => string) {
  return (world: World) => {
    const [setup, ...rest] = world.entries;
    const texts = setup?.data.slice(0, 3) ?? [];
    return packed([setupEntry(texts.with(at, change(texts[at] ?? '', world))), ...rest]);
  };
}

const election = (change: (value: Loose, world: World) => void) =>
  changed(0, (text, world) => edited(text, (value: Loose) => change(value, world)));
const credentials = (change: (lines: string[], world: World) => void) =>
  changed(2, (text, world) => edited(text, (lines: string[]) => change(lines, world)));

export function setupMutations(): Mutation[] {
  return [...ELECTIONS, ...CREDENTIALS];
}

const question = (change: (question: Loose) => void) =>
  election((value) => change((value.questions as Loose[])[0] as Loose));
const ELECTIONS: Mutation[] = [
  mutation(
    'version 2 of the protocol',
    4,
    election((value) => Object.assign(value, { version: 2 })),
  ),
  mutation(
    'another name',
    4,
    election((value) => Object.assign(value, { name: 'Another' })),
  ),
  mutation(
    'another description',
    4,
    election((value) => Object.assign(value, { description: '' })),
  ),
  mutation(
    'another identifier',
    4,
    election((value) => Object.assign(value, { uuid: 'A1'.repeat(7) })),
  ),
  mutation(
    'an identifier too short',
    4,
    election((value) => Object.assign(value, { uuid: 'A1' })),
  ),
  mutation(
    'another key',
    7,
    election((value, { group }) => Object.assign(value, { public_key: group.encode(group.generator) })),
  ),
  mutation(
    'a key that is the identity',
    7,
    election((value, { group }) => Object.assign(value, { public_key: group.encode(group.identity) })),
  ),
  mutation(
    'a key that is no element',
    6,
    election((value) => Object.assign(value, { public_key: '2' })),
  ),
  mutation(
    'a group nobody knows',
    6,
    election((value) => Object.assign(value, { group: 'P-256' })),
  ),
  mutation(
    'another group',
    6,
    election((value, { group }) =>
      Object.assign(value, { group: group.name === 'Ed25519' ? 'BELENIOS-2048' : 'Ed25519' }),
    ),
  ),
  mutation(
    'no question',
    13,
    election((value) => Object.assign(value, { questions: [] })),
  ),
  mutation(
    'a question less',
    13,
    election((value) => (value.questions as Loose[]).push((value.questions as Loose[])[0] as Loose)),
  ),
  mutation(
    'another text of a question',
    4,
    question((one) => Object.assign(one, { question: 'Else?' })),
  ),
  mutation(
    'an answer more',
    13,
    question((one) => (one.answers as string[]).push('Else')),
  ),
  mutation(
    'answers in another order',
    4,
    question((one) => (one.answers as string[]).reverse()),
  ),
  mutation(
    'more may be chosen',
    13,
    question((one) => Object.assign(one, { max: Number(one.max) + 1 })),
  ),
  mutation(
    'less must be chosen',
    4,
    question((one) => Object.assign(one, { question: String(one.question).toUpperCase() })),
  ),
  mutation(
    'more than there are',
    13,
    question((one) => Object.assign(one, { max: 99 })),
  ),
  mutation(
    'a least above the most',
    13,
    question((one) => Object.assign(one, { min: 3, max: 2 })),
  ),
  mutation(
    'a least below zero',
    5,
    question((one) => Object.assign(one, { min: -1 })),
  ),
  mutation(
    'a most that is half',
    5,
    question((one) => Object.assign(one, { max: 1.5 })),
  ),
  mutation(
    'a kind of question nobody knows',
    5,
    election((value) =>
      Object.assign(value, { questions: [{ type: 'Oracle', value: { answers: [], question: '' } }] }),
    ),
  ),
];

const only = (line: string | undefined) => (line ?? '').split(',')[0] ?? '';
/** Another weight for who cast the first ballot. */
const weighAnew =
  (weight: string) =>
  (lines: string[], { ballots }: World) => {
    const { credential } = JSON.parse(ballots[0] ?? '') as { credential: string };
    const at = lines.findIndex((line) => line.startsWith(credential));
    lines.splice(at, 1, `${credential},${weight}`);
  };
const newcomer = ({ group, open }: World) => publicCredential(group, open.election.uuid, makeCredential(random));
const CREDENTIALS: Mutation[] = [
  mutation(
    'a voter taken from the list',
    9,
    credentials((lines, { ballots }) => {
      const { credential } = JSON.parse(ballots[0] ?? '') as { credential: string };
      lines.splice(
        lines.findIndex((line) => line.startsWith(credential)),
        1,
      );
    }),
  ),
  mutation(
    'a credential twice',
    8,
    credentials((lines) => lines.push(lines[0] ?? '')),
  ),
  mutation(
    'a credential twice, with another weight',
    8,
    credentials((lines) => lines.push(`${only(lines[0])},7`)),
  ),
  mutation(
    'a credential that is the identity',
    8,
    credentials((lines, { group }) => lines.push(`${group.encode(group.identity)},1`)),
  ),
  mutation(
    'a credential that is no element',
    6,
    credentials((lines) => lines.push('ff,1')),
  ),
  mutation('no weight for who voted', 16, credentials(weighAnew('0'))),
  mutation(
    'a negative weight',
    8,
    credentials((lines) => lines.splice(0, 1, `${only(lines[0])},-1`)),
  ),
  mutation(
    'a weight with a zero in front',
    8,
    credentials((lines) => lines.splice(0, 1, `${only(lines[0])},01`)),
  ),
  mutation(
    'a weight too large to count',
    8,
    credentials((lines) => lines.splice(0, 1, `${only(lines[0])},99999999999999999999`)),
  ),
  mutation(
    'a third part in a line',
    8,
    credentials((lines) => lines.splice(0, 1, `${only(lines[0])},1,1`)),
  ),
  mutation('another weight of who voted', 16, credentials(weighAnew('9'))),
  mutation(
    'a list that is none',
    5,
    changed(2, () => '{"all":true}'),
  ),
  {
    ...mutation(
      'more voters than the census has',
      8,
      credentials((lines, world) => lines.push(`${newcomer(world)},1`)),
    ),
    inputs: { census: 7 },
  },
];
