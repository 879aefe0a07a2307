import { type Answer, type Ballot, cheated, forged, outOfRange, tampered } from './ballot-forging.fixture.ts';
import { beyond, type Mutation, mutation, type Numbers, raise } from './mutation.fixture.ts';
import { type World, withBallots } from './world.fixture.ts';

export function ballotMutations(): Mutation[] {
  return [...numbers(0), ...POINTS, ...LENGTHS, ...LIES];
}

/** For elections with a second question that may be left blank. */
export function blankMutations(): Mutation[] {
  return [...numbers(1), ...BLANKS];
}

const BLANKS: Mutation[] = [
  ...[0, 1].flatMap((at) => numbersOf(`blank proof ${at}`, 12, (answer) => answer.blank_proof?.[at], 1)),
  mutation(
    'without the blank proof',
    5,
    cheated((answer) => delete answer.blank_proof, 1),
  ),
  mutation(
    'half a blank proof',
    13,
    cheated((answer) => answer.blank_proof?.pop(), 1),
  ),
  mutation(
    'the blank proof turned',
    12,
    cheated((answer) => answer.blank_proof?.reverse(), 1),
  ),
  mutation(
    'a blank proof where there is no blank vote',
    5,
    cheated((answer) => Object.assign(answer, { blank_proof: answer.overall_proof })),
  ),
  mutation('blank and a choice', 12, forged(1, [1, 1, 0])),
  mutation('not blank and no choice', 12, forged(1, [0, 0, 0])),
  mutation('two choices instead of one', 12, forged(1, [0, 1, 1])),
];

function numbersOf(
  what: string,
  check: number,
  find: (answer: Answer) => Numbers | undefined,
  question: number,
): Mutation[] {
  return (['challenge', 'response'] as const).flatMap((name) => [
    mutation(
      `question ${question}, ${what}: another ${name}`,
      check,
      cheated((answer, { group }) => raise(find(answer), name, group.order), question),
    ),
    mutation(
      `question ${question}, ${what}: ${name} and the order`,
      6,
      cheated((answer, { group }) => beyond(find(answer), name, group.order), question),
    ),
  ]);
}

function numbers(question: number): Mutation[] {
  const spelt = (how: string, spell: (text: string) => string) =>
    mutation(
      `question ${question}: a number ${how}`,
      6,
      cheated((answer) => {
        const proof = answer.overall_proof[0] as Numbers;
        proof.response = spell(proof.response);
      }, question),
    );
  return [
    ...[0, 1].flatMap((choice) =>
      [0, 1].flatMap((at) =>
        numbersOf(`choice ${choice}, proof ${at}`, 11, (answer) => answer.individual_proofs[choice]?.[at], question),
      ),
    ),
    ...[0, 1].flatMap((at) => numbersOf(`overall proof ${at}`, 12, (answer) => answer.overall_proof[at], question)),
    spelt('with a zero in front', (text) => `0${text}`),
    spelt('with a plus', (text) => `+${text}`),
    spelt('below zero', (text) => `-${text}`),
    spelt('in hexadecimal', (text) => `0x${BigInt(text).toString(16)}`),
    spelt('with a space', (text) => `${text} `),
    spelt('that is none', () => ''),
    mutation(
      `question ${question}: proofs of choices exchanged`,
      11,
      cheated((answer) => answer.individual_proofs.reverse(), question),
    ),
    mutation(
      `question ${question}: a proof turned`,
      11,
      cheated((answer) => answer.individual_proofs[0]?.reverse(), question),
    ),
    mutation(
      `question ${question}: choices and proofs exchanged`,
      16,
      cheated((answer) => {
        answer.individual_proofs.reverse();
        answer.choices.reverse();
      }, question),
    ),
  ];
}

const point = (what: string, check: number, change: (text: string, world: World) => string) =>
  (['alpha', 'beta'] as const).map((part) =>
    mutation(
      `a ciphertext’s ${part} ${what}`,
      check,
      cheated((answer, world) => {
        const [first] = answer.choices;
        if (first) first[part] = change(first[part], world);
      }),
    ),
  );
const POINTS: Mutation[] = [
  ...point('is another element', 11, (text, { group }) => group.encode(group.add(group.decode(text), group.generator))),
  ...point('is the identity', 11, (_, { group }) => group.encode(group.identity)),
  ...point('in capitals or with a zero in front', 6, (text, { group }) =>
    group.name === 'Ed25519' ? `A${text.slice(1).toUpperCase()}` : `0${text}`,
  ),
  ...point('is no element', 6, () => '2'),
  ...point('is empty', 6, () => ''),
  mutation(
    'alpha and beta exchanged',
    11,
    cheated((answer) => {
      const [first] = answer.choices;
      if (first) [first.alpha, first.beta] = [first.beta, first.alpha];
    }),
  ),
  mutation(
    'another voter’s ciphertext',
    11,
    cheated((answer, { ballots }) => {
      const other = JSON.parse(ballots[1] ?? '') as Ballot;
      answer.choices[0] = other.answers[0]?.choices[0] as Answer['choices'][number];
    }),
  ),
];

const LENGTHS: Mutation[] = [
  mutation(
    'a choice less',
    13,
    cheated((answer) => answer.choices.pop()),
  ),
  mutation(
    'a choice more',
    13,
    cheated((answer) => answer.choices.push(answer.choices[0] as Answer['choices'][number])),
  ),
  mutation(
    'a proof of a choice less',
    13,
    cheated((answer) => answer.individual_proofs.pop()),
  ),
  mutation(
    'half a proof of a choice',
    13,
    cheated((answer) => answer.individual_proofs[0]?.pop()),
  ),
  mutation(
    'a third alternative for a choice',
    13,
    cheated((answer) => answer.individual_proofs[0]?.push(answer.individual_proofs[0][0] as Numbers)),
  ),
  mutation(
    'an alternative less of the number',
    13,
    cheated((answer) => answer.overall_proof.pop()),
  ),
  mutation(
    'an alternative more of the number',
    13,
    cheated((answer) => answer.overall_proof.push(answer.overall_proof[0] as Numbers)),
  ),
  mutation(
    'a ballot with an answer less',
    13,
    tampered((ballot) => ballot.answers.pop()),
  ),
  mutation(
    'a ballot with an answer more',
    13,
    tampered((ballot) => ballot.answers.push(ballot.answers[0] as Answer)),
  ),
  mutation('a field twice in a ciphertext', 5, (world) =>
    withBallots(world, world.ballots.with(0, (world.ballots[0] ?? '').replace('"alpha":', '"alpha":"1","alpha":'))),
  ),
];

/** A voter who follows the protocol but for what she encrypts. */
const LIES: Mutation[] = [
  mutation('a choice that counts five times', 11, forged(0, [5, 0, 0])),
  mutation('a choice that takes a vote away', 11, forged(0, [-1, 1, 1])),
  mutation('more choices than allowed', 12, outOfRange([1, 1, 1], 1)),
  mutation('fewer choices than asked for', 12, outOfRange([0, 0, 0], -1)),
];
