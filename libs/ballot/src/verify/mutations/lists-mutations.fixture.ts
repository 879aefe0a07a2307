import { hexHash } from '../../make/digest.ts';
import { type Ballot, cheated, tampered } from './ballot-forging.fixture.ts';
import { beyond, type Mutation, mutation, type Numbers, raise } from './mutation.fixture.ts';
import { type Entry, edited, type Loose, owned, packed, setupEntry, type World, withEntry } from './world.fixture.ts';

interface Pair {
  alpha: string;
  beta: string;
}
interface Answer {
  choices: Pair[][];
  individual_proofs: Numbers[][][];
  overall_proof: Numbers;
  list_proofs: Numbers[][];
  nonzero_proof: { commitment: string; challenge: string; response: string[] };
}

/** Of an election whose first question is one of lists, of which the first has two candidates and the second one. */
export function listsMutations(): Mutation[] {
  return [...PROOFS, ...NONZERO, ...POINTS, ...SHAPES, ...TALLIES, ...QUESTIONS];
}

/** By a voter who signs what she changed. */
const changed = (name: string, check: number, change: (answer: Answer, world: World) => unknown) =>
  mutation(
    name,
    check,
    cheated((answer, world) => void change(answer as unknown as Answer, world)),
  );

function numbers(what: string, check: number, find: (answer: Answer) => Numbers | undefined): Mutation[] {
  return (['challenge', 'response'] as const).flatMap((name) => [
    changed(`${what}: another ${name}`, check, (answer, { group }) => raise(find(answer), name, group.order)),
    changed(`${what}: ${name} and the order`, 6, (answer, { group }) => beyond(find(answer), name, group.order)),
  ]);
}

const PROOFS: Mutation[] = [
  ...[
    [0, 0],
    [0, 2],
    [1, 0],
    [1, 1],
  ].flatMap(([list = 0, at = 0]) =>
    [0, 1].flatMap((branch) =>
      numbers(
        `list ${list}, choice ${at}, proof ${branch}`,
        11,
        (answer) => answer.individual_proofs[list]?.[at]?.[branch],
      ),
    ),
  ),
  ...numbers('the proof of one list', 12, (answer) => answer.overall_proof),
  ...[0, 1].flatMap((list) =>
    [0, 1].flatMap((branch) =>
      numbers(`the proof of list ${list}, ${branch}`, 12, (answer) => answer.list_proofs[list]?.[branch]),
    ),
  ),
  changed('proofs of lists exchanged', 12, (answer) => answer.list_proofs.reverse()),
  changed('a proof of a list turned', 12, (answer) => answer.list_proofs[0]?.reverse()),
  changed('proofs of candidates exchanged', 11, ({ individual_proofs: [row] }) => row?.reverse()),
  changed('the proof of one list put for that of a list', 12, (answer) => {
    answer.list_proofs[0] = [answer.overall_proof, answer.overall_proof];
  }),
  changed('candidates of a list exchanged, with their proofs', 12, ({ choices, individual_proofs }) => {
    choices[0]?.push(choices[0].splice(1, 1)[0] as Pair);
    individual_proofs[0]?.push(individual_proofs[0].splice(1, 1)[0] as Numbers[]);
  }),
  changed('a list put for its candidate, with its proofs', 12, ({ choices, individual_proofs }) => {
    choices[1]?.reverse();
    individual_proofs[1]?.reverse();
  }),
];

const NONZERO: Mutation[] = [
  changed('non-zero: another challenge', 12, ({ nonzero_proof }, { group }) => {
    nonzero_proof.challenge = String((BigInt(nonzero_proof.challenge) + 1n) % group.order);
  }),
  changed('non-zero: challenge and the order', 6, ({ nonzero_proof }, { group }) => {
    nonzero_proof.challenge = String(BigInt(nonzero_proof.challenge) + group.order);
  }),
  changed('non-zero: a challenge that is no text', 6, ({ nonzero_proof }) =>
    Object.assign(nonzero_proof, { challenge: 7 }),
  ),
  ...[0, 1].flatMap((at) => [
    changed(`non-zero: another response ${at}`, 12, ({ nonzero_proof: { response } }, { group }) => {
      response[at] = String((BigInt(response[at] ?? '') + 1n) % group.order);
    }),
    changed(`non-zero: response ${at} and the order`, 6, ({ nonzero_proof: { response } }, { group }) => {
      response[at] = String(BigInt(response[at] ?? '') + group.order);
    }),
  ]),
  changed('non-zero: responses exchanged', 12, ({ nonzero_proof }) => nonzero_proof.response.reverse()),
  changed('non-zero: a response less', 13, ({ nonzero_proof }) => nonzero_proof.response.pop()),
  changed('non-zero: a response more', 13, ({ nonzero_proof }) => nonzero_proof.response.push('0')),
  changed('non-zero: one response', 5, ({ nonzero_proof }) => Object.assign(nonzero_proof, { response: '0' })),
  changed('non-zero: another commitment', 12, ({ nonzero_proof }, { group }) => {
    nonzero_proof.commitment = group.encode(group.add(group.decode(nonzero_proof.commitment), group.generator));
  }),
  changed('non-zero: the identity', 12, ({ nonzero_proof }, { group }) => {
    nonzero_proof.commitment = group.encode(group.identity);
  }),
  changed('non-zero: no element', 6, ({ nonzero_proof }) => Object.assign(nonzero_proof, { commitment: '2' })),
  changed('non-zero: a point of small order', 6, ({ nonzero_proof }, { group }) => {
    nonzero_proof.commitment = `${(2n ** 255n - 20n).toString(16).padStart(64, '0')}`;
    if (group.name !== 'Ed25519') throw new Error('Only a curve has such points here.');
  }),
  changed('non-zero: a field more', 5, ({ nonzero_proof }) => Object.assign(nonzero_proof, { more: 1 })),
];

const POINTS: Mutation[] = (['alpha', 'beta'] as const).flatMap((part) => [
  changed(`a list’s ${part} is another element`, 11, ({ choices }, { group }) => add(choices[1]?.[0], part, group)),
  changed(`a candidate’s ${part} is another element`, 11, ({ choices }, { group }) =>
    add(choices[1]?.[1], part, group),
  ),
  changed(`a candidate’s ${part} is no element`, 6, ({ choices }) =>
    Object.assign(choices[0]?.[1] as Pair, { [part]: '2' }),
  ),
]);

function add(pair: Pair | undefined, part: keyof Pair, group: World['group']): void {
  if (pair === undefined) throw new Error('There is no such choice.');
  pair[part] = group.encode(group.add(group.decode(pair[part]), group.generator));
}

const SHAPES: Mutation[] = [
  changed('a list less', 13, ({ choices }) => choices.pop()),
  changed('a list more', 13, ({ choices }) => choices.push(choices[1] as Pair[])),
  changed('lists exchanged', 13, ({ choices, individual_proofs, list_proofs }) => {
    for (const rows of [choices, individual_proofs, list_proofs]) rows.reverse();
  }),
  changed('a candidate less', 13, ({ choices }) => choices[0]?.pop()),
  changed('a candidate moved to the other list', 13, ({ choices, individual_proofs }) => {
    choices[1]?.push(choices[0]?.pop() as Pair);
    individual_proofs[1]?.push(individual_proofs[0]?.pop() as Numbers[]);
  }),
  changed('choices in one row', 13, (answer) => Object.assign(answer, { choices: answer.choices.flat() })),
  changed('two choices in one row', 5, (answer) =>
    Object.assign(answer, { choices: answer.choices.flat().slice(0, 2) }),
  ),
  changed('a proof of a candidate less', 13, ({ individual_proofs }) => individual_proofs[0]?.pop()),
  changed('half a proof of a candidate', 13, ({ individual_proofs }) => individual_proofs[0]?.[1]?.pop()),
  changed('the proof of one list in a list', 5, (answer) =>
    Object.assign(answer, { overall_proof: [answer.overall_proof] }),
  ),
  changed('without the proof of one list', 5, (answer) => Reflect.deleteProperty(answer, 'overall_proof')),
  changed('a proof of a list less', 13, ({ list_proofs }) => list_proofs.pop()),
  changed('half a proof of a list', 13, ({ list_proofs }) => list_proofs[1]?.pop()),
  changed('without the proof of non-zero', 5, (answer) => Reflect.deleteProperty(answer, 'nonzero_proof')),
  changed('without the proofs of lists', 5, (answer) => Reflect.deleteProperty(answer, 'list_proofs')),
  changed('a field more', 5, (answer) => Object.assign(answer, { blank_proof: [] })),
  mutation(
    'another voter’s answer',
    11,
    cheated((answer, { ballots }) => Object.assign(answer, (JSON.parse(ballots[1] ?? '') as Ballot).answers[0])),
  ),
  mutation(
    'a list changed by somebody else',
    10,
    tampered(({ answers: [answer] }) => (answer as unknown as Answer).list_proofs.reverse()),
  ),
];

const result = (name: string, check: number, change: (lists: number[][], rows: unknown[]) => unknown) =>
  mutation(name, check, (world) =>
    withEntry(world, 'Result', ({ type, data: [text = ''] }) => ({
      type,
      data: [edited(text, (value: { result: number[][][] }) => void change(value.result[0] ?? [], value.result))],
    })),
  );

const tally = (name: string, check: number, change: (rows: Pair[][], world: World, whole: unknown[]) => unknown) =>
  mutation(name, check, (world) =>
    withEntry(world, 'EncryptedTally', ({ type, data: [text = '', sized = ''] }) => {
      const forged = edited(text, (rows: Pair[][][]) => void change(rows[0] ?? [], world, rows));
      const encrypted_tally = hexHash(forged);
      return { type, data: [forged, edited(sized, (value: Loose) => Object.assign(value, { encrypted_tally }))] };
    }),
  );

interface Partial {
  decryption_factors: string[][][];
  decryption_proofs: Numbers[][][];
}
const decryption = (name: string, check: number, change: (partial: Partial, world: World) => unknown) =>
  mutation(name, check, (world) =>
    withEntry(
      world,
      'PartialDecryption',
      ({ type, data: [text = '', sealed = ''] }): Entry =>
        owned(
          type,
          (JSON.parse(sealed) as { owner: number }).owner,
          edited(text, (partial: Partial) => void change(partial, world)),
        ),
      1,
    ),
  );

const TALLIES: Mutation[] = [
  tally('the tally in one row', 13, (lists, _, rows) => rows.splice(0, 1, lists.flat())),
  tally('a list of the tally less', 13, (lists) => lists.pop()),
  tally('a candidate of the tally moved', 13, (lists) => lists[1]?.push(lists[0]?.pop() as Pair)),
  tally('candidates of the tally exchanged', 16, (lists) => lists[0]?.push(lists[0].splice(1, 1)[0] as Pair)),
  tally('a list of the tally put for its candidate', 16, (lists) => lists[1]?.reverse()),
  tally('a vote more for a list', 16, (lists, { group }) => add(lists[0]?.[0], 'beta', group)),
  decryption('factors in one row', 13, ({ decryption_factors: rows }) => rows.splice(0, 1, rows[0]?.flat() as never)),
  decryption('proofs in one row', 13, ({ decryption_proofs: rows }) => rows.splice(0, 1, rows[0]?.flat() as never)),
  decryption('factors of candidates exchanged', 18, ({ decryption_factors: [lists] }) => lists?.[1]?.reverse()),
  decryption('a factor moved to the other list', 13, ({ decryption_factors: [lists] }) =>
    lists?.[1]?.push(lists[0]?.pop() as string),
  ),
  decryption('a factor that is another', 18, ({ decryption_factors: [lists] }, { group }) => {
    const [, row] = lists ?? [];
    if (row) row[1] = group.encode(group.add(group.decode(row[1] ?? ''), group.generator));
  }),
  decryption('the proof of a factor changed', 18, ({ decryption_proofs: [lists] }, { group }) =>
    raise(lists?.[0]?.[2] as unknown as Numbers, 'response', group.order),
  ),
  result('a candidate has another number of votes', 20, (lists) => lists[0]?.splice(2, 1, 0)),
  result('numbers of candidates put for others', 20, (lists) => lists[1]?.splice(0, 2, 1, 1)),
  result('a list has a vote more', 20, (lists) => lists[0]?.splice(0, 1, 2)),
  result('numbers in one row', 13, (lists, rows) => rows.splice(0, 1, lists.flat())),
  result('numbers of a list less', 13, (lists) => lists.pop()),
  result('numbers of lists exchanged', 13, (lists) => lists.reverse()),
  result('a number below zero', 5, (lists) => lists[0]?.splice(0, 1, -1)),
];

/** The question itself changed: what hangs on its fingerprint no longer fits. */
const question = (name: string, check: number, change: (question: { type: string; value: Loose }) => unknown) =>
  mutation(name, check, ({ entries }) => {
    const [setup, ...rest] = entries as [Entry, ...Entry[]];
    const [election = '', ...texts] = setup.data;
    const forged = edited(election, ({ questions }: { questions: [{ type: string; value: Loose }] }) => {
      change(questions[0]);
    });
    return packed([setupEntry([forged, ...texts]), ...rest]);
  });

const QUESTIONS: Mutation[] = [
  question('a candidate with another name', 4, ({ value }) => Object.assign(value, { question: 'Who?' })),
  question('no lists in the question', 13, ({ value }) => Object.assign(value, { answers: [] })),
  question('a list of the question without candidates', 13, ({ value }) =>
    Object.assign(value, { answers: [['Left', 'Ann', 'Bo'], ['Right']] }),
  ),
  question('answers of the question in one row', 5, ({ value }) =>
    Object.assign(value, { answers: (value.answers as string[][]).flat() }),
  ),
  question('a question of no known kind', 5, (one) => Object.assign(one, { type: 'List' })),
  question('a candidate more in the question', 13, ({ value }) =>
    Object.assign(value, { answers: [...(value.answers as string[][]).slice(0, 1), ['Right', 'Cy', 'Di']] }),
  ),
  question('the question taken for a ranked one', 3, (one) =>
    Object.assign(one, { type: 'NonHomomorphic', value: { ...one.value, answers: ['Left', 'Right'] } }),
  ),
];
