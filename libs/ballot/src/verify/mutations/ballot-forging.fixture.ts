import { random } from '../../groups/engines.fixture.ts';
import { type Choices, castBallot, prepareBallot } from '../../make/ballot.ts';
import { credentialSecret, makeCredential, publicCredential } from '../../make/credential.ts';
import { type ChoiceQuestion, type Election, openElection } from '../../make/election.ts';
import type { Numbers } from './mutation.fixture.ts';
import { edited, type Loose, signedAnew, type World, withBallots } from './world.fixture.ts';

export interface Answer {
  choices: { alpha: string; beta: string }[];
  individual_proofs: Numbers[][];
  overall_proof: Numbers[];
  blank_proof?: Numbers[];
}
export interface Ballot {
  election_uuid: string;
  election_hash: string;
  credential: string;
  answers: Answer[];
  signature: { hash: string; proof: Numbers };
}

/** Ballot `at` changed by somebody who cannot sign for its voter. */
export function tampered(change: (ballot: Ballot, world: World) => void, at = 0) {
  return (world: World) =>
    withBallots(
      world,
      world.ballots.with(
        at,
        edited(world.ballots[at] ?? '', (ballot: Ballot) => change(ballot, world)),
      ),
    );
}

/** Ballot 0 changed and signed again by its voter, who is the one that cheats. */
export function cheated(change: (answer: Answer, world: World) => void, question = 0) {
  return (world: World) => {
    const changed = edited(world.ballots[0] ?? '', ({ answers }: Ballot) => change(answers[question] as Answer, world));
    return withBallots(world, world.ballots.with(0, signedAnew(world, world.voters[0] ?? 0, changed)));
  };
}

/** As the protocol has it, proofs included, of values that the protocol does not allow. */
export function forged(question: number, values: readonly number[]) {
  return (world: World) => {
    const { group } = world;
    const { election } = world.open;
    const allowed = world.choices[question]?.flat() ?? [];
    const shift = values.slice(0, allowed.length).map((value, at) => BigInt(value - (allowed[at] ?? 0)));
    const voter = world.voters[0] ?? 0;
    const made = ballotOf(world, election, voter, world.choices);
    const changed = edited(made, ({ answers }: Ballot) => {
      for (const [at, more] of shift.entries()) {
        const choice = answers[question]?.choices[at];
        if (choice === undefined || more === 0n) continue;
        const point = group.multiply(more < 0n ? group.order + more : more, group.generator);
        choice.beta = group.encode(group.add(group.decode(choice.beta), point));
      }
    });
    return withBallots(world, world.ballots.with(0, signedAnew(world, voter, changed)));
  };
}

/** Zeros and ones, proven to be, and a proof that their number is in another range of the same length. */
export function outOfRange(values: readonly number[], shift: number) {
  return (world: World) => {
    const { election } = world.open;
    const [first, ...rest] = election.questions as ChoiceQuestion[];
    if (first === undefined) throw new Error('There is no question.');
    const other = { ...first, min: first.min + shift, max: first.max + shift };
    const lenient = { ...election, questions: [other, ...rest] };
    const made = ballotOf(world, lenient, world.voters[0] ?? 0, [values, ...world.choices.slice(1)]);
    return withBallots(world, world.ballots.with(0, made));
  };
}

function ballotOf(world: World, election: Election<unknown>, voter: number, choices: Choices): string {
  const { group, open } = world;
  const credential = open.kept[voter]?.credential ?? '';
  const secret = credentialSecret(group, open.election.uuid, credential);
  const name = publicCredential(group, open.election.uuid, credential);
  return castBallot(election, prepareBallot(election, name, choices, random), secret, random).text;
}

export function stranger({ group, open, choices }: World): string {
  const credential = makeCredential(random);
  const secret = credentialSecret(group, open.election.uuid, credential);
  const name = publicCredential(group, open.election.uuid, credential);
  return castBallot(open.election, prepareBallot(open.election, name, choices, random), secret, random).text;
}

/** Valid in an election that differs in its name only. */
export function foreign(world: World): string {
  const text = edited(world.open.election.text, (value: Loose) => Object.assign(value, { name: 'Another' }));
  return ballotOf(world, openElection(world.group, text), world.voters[0] ?? 0, world.choices);
}
