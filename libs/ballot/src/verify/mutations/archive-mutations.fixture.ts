import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexHash } from '../../make/digest.ts';
import { type Mutation, mutation } from './mutation.fixture.ts';
import {
  bytesOf,
  type Entry,
  edited,
  type File,
  filesOf,
  type Loose,
  packed,
  TIMESTAMP,
  type World,
} from './world.fixture.ts';

const files = ({ entries }: World) => filesOf(entries);
const index = ({ entries }: World, type: string) => entries.findIndex((entry) => entry.type === type);
const TYPES = ['Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'PartialDecryption', 'Result'] as const;

/** Everything about files and packing, and everything about the chain of events. */
export function archiveMutations(): Mutation[] {
  return [...PACKING, ...HEADER, ...SPELLING, ...CHAIN, ...ORDER];
}

const PACKING: Mutation[] = [
  mutation('a letter changed inside a file', 1, (world) =>
    bytesOf(files(world).map((file, at) => (at === 5 ? { ...file, text: file.text.replace('"', "'") } : file))),
  ),
  mutation('two files under each other’s name', 1, (world) => {
    const [first, second, third, ...rest] = files(world) as [File, File, File, ...File[]];
    return bytesOf([first, { ...second, name: third.name }, { ...third, name: second.name }, ...rest]);
  }),
  mutation('a file with a later date', 4, (world) =>
    bytesOf(files(world).map((file, at) => (at === 4 ? { ...file, modified: TIMESTAMP + 1 } : file))),
  ),
  mutation('a file that nothing refers to', 1, (world) =>
    bytesOf([...files(world), { name: `${hexHash('[]')}.data.json`, text: '[]' }]),
  ),
  mutation('a file of another kind', 1, (world) => bytesOf([...files(world), { name: 'README', text: 'x' }])),
  mutation('the same data twice', 1, (world) => bytesOf(files(world).toSpliced(2, 0, files(world)[1] as File))),
  mutation(
    'blocks of zeros at the end',
    1,
    (world) => new Uint8Array([...bytesOf(files(world)), ...new Uint8Array(1024)]),
  ),
  mutation('something after the end', 1, (world) => {
    const ended = new Uint8Array([...bytesOf(files(world)), ...new Uint8Array(1024)]);
    ended[ended.length - 5] = 1;
    return ended;
  }),
  mutation('an octet in the padding', 1, (world) => {
    const bytes = bytesOf(files(world));
    bytes[1023] = 1;
    return bytes;
  }),
  mutation('another mode in a header', 1, (world) => {
    const bytes = bytesOf(files(world));
    // 0000645 for 0000644, and the sum one more.
    bytes[106] = 0x35;
    const sum = Number.parseInt(String.fromCharCode(...bytes.subarray(148, 154)), 8) + 1;
    bytes.set(utf8ToBytes(sum.toString(8).padStart(6, '0')), 148);
    return bytes;
  }),
  mutation('a line after the end', 1, (world) => new Uint8Array([...bytesOf(files(world)), 13, 10])),
  mutation('a second archive after the first', 1, (world) => {
    const bytes = bytesOf(files(world));
    return new Uint8Array([...bytes, ...bytes]);
  }),
  mutation('a header whose sum is wrong', 1, (world) => {
    const bytes = bytesOf(files(world));
    // The first digit of a name that chance wrote: another, whatever it was.
    bytes[1024] = (bytes[1024] ?? 0) ^ 1;
    return bytes;
  }),
  mutation('cut in the middle of a file', 'unreadable', (world) => bytesOf(files(world)).slice(0, -700)),
  mutation('cut in the middle of a header', 'unreadable', (world) => bytesOf(files(world)).slice(0, -1100)),
  mutation('without its first file', 'unreadable', (world) => bytesOf(files(world).slice(1))),
  ...Array.from({ length: 8 }, (_, cut) =>
    mutation(`cut after ${cut + 1} events`, 3, ({ entries }) => packed(entries.slice(0, cut + 1))),
  ),
  ...[1, 2, 3, 4, 6, 8].map((at) =>
    mutation(`file ${at} missing`, 3, (world) => bytesOf(files(world).toSpliced(at, 1))),
  ),
];

const withHeader = (text: string) => (world: World) => bytesOf(files(world).with(0, { name: 'BELENIOS', text }));
const HEADER: Mutation[] = [
  mutation('version 2 of the archive', 4, withHeader(`{"version":2,"timestamp":"${TIMESTAMP}"}`)),
  mutation('another time in the header', 4, withHeader(`{"version":1,"timestamp":"${TIMESTAMP + 1}"}`)),
  mutation('a time that is a number', 4, withHeader(`{"version":1,"timestamp":${TIMESTAMP}}`)),
  mutation('a header with a field more', 5, withHeader(`{"version":1,"timestamp":"${TIMESTAMP}","by":"us"}`)),
  mutation('a header that is no JSON', 5, withHeader('version 1')),
];

/** Each kind of file, spelt in ways that mean the same. Whoever forges chains everything anew. */
const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ['white space', (text) => text.replace(':', ': ')],
  ['a line at the end', (text) => `${text}\n`],
  [
    'an escape nobody needs',
    (text) => text.replace(/"([A-Za-z])/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`),
  ],
  ['a field twice', (text) => text.replace(/[{]("[a-z_]+":)/, '{$1null,$1')],
  ['a field too many', (text) => text.replace(/[}](?=[^}]*$)/, ',"zz":1}')],
  ['its fields in another order', reordered],
];
const KINDS = ['Setup', 'Ballot', 'EncryptedTally', 'PartialDecryption', 'Result'] as const;
const SPELLING: Mutation[] = KINDS.flatMap((type) =>
  WAYS.flatMap(([how, spell]) => {
    const places = type === 'Setup' ? [0, 1, 3] : type === 'Ballot' || type === 'Result' ? [0] : [0, 1];
    return places
      .filter(
        (place) => !(type === 'Result' && how.includes('order')) && (how !== 'an escape nobody needs' || place === 0),
      )
      .map((place) => mutation(`${type}, file ${place}: ${how}`, 5, (world) => spelt(world, { type, place }, spell)));
  }),
);

/** Puts the first field of the first object with more than one last. */
function reordered(text: string): string {
  return edited(text, (value: Loose) => {
    const object = (Array.isArray(value) ? firstObject(value) : value) as Loose;
    const [first] = Object.entries(object);
    if (first === undefined) return;
    delete object[first[0]];
    object[first[0]] = first[1];
  });
}

function firstObject(value: unknown): unknown {
  return Array.isArray(value)
    ? (value.map(firstObject).find((one) => one !== undefined) ?? undefined)
    : Object(value) === value
      ? value
      : undefined;
}

function spelt(
  world: World,
  { type, place }: { type: string; place: number },
  spell: (text: string) => string,
): Uint8Array {
  const { entries } = world;
  const at = index(world, type);
  const { data } = entries[at] as Entry;
  const before = data[place] ?? '';
  const after = spell(before);
  if (after === before) throw new Error(`Nothing changed in ${type}.`);
  const rehashed = data.with(place, after).map((text) => text.replaceAll(hexHash(before), hexHash(after)));
  return packed(entries.with(at, { type, data: rehashed }));
}

const event = (at: number, change: (event: Loose) => Loose) => (world: World) => {
  let seen = -1;
  const changed = files(world).map((file) => {
    if (!file.name.endsWith('.event.json')) return file;
    seen += 1;
    if (seen !== at) return file;
    const text = JSON.stringify(change(JSON.parse(file.text) as Loose));
    return { name: `${hexHash(text)}.event.json`, text };
  });
  return bytesOf(changed);
};
const CHAIN: Mutation[] = [
  ...[0, 1, 3, 6].map((at) =>
    mutation(
      `event ${at} says another height`,
      2,
      event(at, (one) => ({ ...one, height: 99 })),
    ),
  ),
  ...[1, 4, 7].map((at) =>
    mutation(
      `event ${at} has another parent`,
      2,
      event(at, (one) => ({ ...one, parent: '0'.repeat(64) })),
    ),
  ),
  mutation(
    'an event without parent',
    2,
    event(3, ({ parent: _, ...one }) => one),
  ),
  mutation(
    'a first event with a parent',
    2,
    event(0, (one) => ({ parent: '0'.repeat(64), ...one })),
  ),
  mutation(
    'a height that is a text',
    5,
    event(2, (one) => ({ ...one, height: '2' })),
  ),
  mutation(
    'a type nobody knows',
    5,
    event(2, (one) => ({ ...one, type: 'Blessing' })),
  ),
  mutation(
    'a hash in capitals',
    5,
    event(2, (one) => ({ ...one, payload: String(one.payload).toUpperCase() })),
  ),
  mutation('two heads', 2, (world) => {
    const all = files(world);
    const last = JSON.parse(all.at(-1)?.text ?? '') as Loose;
    const text = JSON.stringify({ ...last, type: 'PartialDecryption' });
    return bytesOf([...all, { name: `${hexHash(text)}.event.json`, text }]);
  }),
  mutation('an event twice', 2, (world) => bytesOf([...files(world), files(world).at(-1) as File])),
];

const dropped = { Setup: 3, Ballot: 16, EndBallots: 3, EncryptedTally: 3, PartialDecryption: 19, Result: 3 };
const twice = { Setup: 3, Ballot: 14, EndBallots: 3, EncryptedTally: 3, PartialDecryption: 19, Result: 3 };
const ORDER: Mutation[] = [
  ...TYPES.map((type) =>
    mutation(`without "${type}"`, dropped[type], (world) => packed(world.entries.toSpliced(index(world, type), 1))),
  ),
  ...TYPES.map((type) =>
    mutation(`"${type}" twice`, twice[type], (world) => {
      const at = index(world, type);
      return packed(world.entries.toSpliced(at, 0, world.entries[at] as Entry));
    }),
  ),
  ...TYPES.flatMap((type) =>
    TYPES.filter((other) => other !== type).map((other) =>
      mutation(`"${type}" called "${other}"`, 3, (world) => {
        const at = index(world, type);
        return packed(world.entries.with(at, { ...(world.entries[at] as Entry), type: other }));
      }),
    ),
  ),
  mutation('a ballot after the end of ballots', 3, (world) => {
    const at = index(world, 'EndBallots');
    const ballot = world.entries[at - 1] as Entry;
    return packed(world.entries.toSpliced(at - 1, 2, { type: 'EndBallots', data: [] }, ballot));
  }),
  mutation('a ballot after the result', 3, (world) => packed([...world.entries, world.entries[1] as Entry])),
  mutation('the end of ballots with a payload', 3, (world) =>
    packed(world.entries.with(index(world, 'EndBallots'), { type: 'EndBallots', data: ['{}'] })),
  ),
  mutation('a ballot without payload', 3, (world) => packed(world.entries.with(1, { type: 'Ballot', data: [] }))),
  mutation('twenty files before the set-up that no event needs', 3, (world) => {
    const [header, ...rest] = files(world);
    const needless = Array.from({ length: 20 }, (_, at) => `[${at}]`).map((text) => ({
      name: `${hexHash(text)}.data.json`,
      text,
    }));
    return bytesOf([header as File, ...needless, ...rest]);
  }),
  mutation('shuffles that nobody asked for', 3, (world) =>
    packed(world.entries.toSpliced(index(world, 'EncryptedTally') + 1, 0, { type: 'EndShuffles', data: [] })),
  ),
];
