import { vote } from '../../make/whole-election.fixture.ts';
import { type Ballot, foreign, stranger, tampered } from './ballot-forging.fixture.ts';
import { beyond, type Mutation, mutation, raise } from './mutation.fixture.ts';
import { credentialOf, type Loose, signedAnew, withBallots } from './world.fixture.ts';

/** Whose ballots they are, and which of them are there. */
export function castingMutations(): Mutation[] {
  return [...ENVELOPES, ...REPLAYS];
}

const ENVELOPES: Mutation[] = [
  mutation(
    'a ballot of another election',
    4,
    tampered((ballot) => Object.assign(ballot, { election_uuid: 'B2'.repeat(7) })),
  ),
  mutation(
    'a ballot for another fingerprint',
    4,
    tampered((ballot) => Object.assign(ballot, { election_hash: ballot.signature.hash })),
  ),
  mutation(
    'a ballot in another’s name',
    10,
    tampered((ballot, world) => Object.assign(ballot, { credential: credentialOf(world, 3) })),
  ),
  mutation(
    'a ballot in another’s name: its proofs too',
    11,
    tampered((ballot, world) => Object.assign(ballot, { credential: credentialOf(world, 3) })),
  ),
  mutation('a ballot of nobody in the list', 9, (world) => withBallots(world, [...world.ballots, stranger(world)])),
  mutation(
    'a ballot whose credential is no element',
    6,
    tampered((ballot) => Object.assign(ballot, { credential: 'ff' })),
  ),
  mutation(
    'a signature: another challenge',
    10,
    tampered((ballot, { group }) => raise(ballot.signature.proof, 'challenge', group.order)),
  ),
  mutation(
    'a signature: another response',
    10,
    tampered((ballot, { group }) => raise(ballot.signature.proof, 'response', group.order)),
  ),
  mutation(
    'a signature: challenge and the order',
    6,
    tampered((ballot, { group }) => beyond(ballot.signature.proof, 'challenge', group.order)),
  ),
  mutation(
    'a signature: response and the order',
    6,
    tampered((ballot, { group }) => beyond(ballot.signature.proof, 'response', group.order)),
  ),
  mutation(
    'a signature of another text',
    10,
    tampered((ballot, { ballots }) =>
      Object.assign(ballot.signature, { hash: (JSON.parse(ballots[1] ?? '') as Ballot).signature.hash }),
    ),
  ),
  mutation(
    'another’s signature',
    10,
    tampered((ballot, { ballots }) =>
      Object.assign(ballot, { signature: (JSON.parse(ballots[1] ?? '') as Ballot).signature }),
    ),
  ),
  mutation(
    'without a signature',
    5,
    tampered((ballot) => delete (ballot as unknown as Loose).signature),
  ),
  mutation(
    'answers exchanged among voters',
    11,
    tampered((ballot, { ballots }) =>
      Object.assign(ballot, { answers: (JSON.parse(ballots[1] ?? '') as Ballot).answers }),
    ),
  ),
  mutation('a ballot from an election of the same trustees', 4, (world) =>
    withBallots(world, [...world.ballots, foreign(world)]),
  ),
];

const REPLAYS: Mutation[] = [
  mutation('a ballot twice', 14, (world) => withBallots(world, [...world.ballots, world.ballots[0] ?? ''])),
  mutation('the ballot that was replaced, again', 14, (world) =>
    withBallots(world, [...world.ballots, world.ballots[1] ?? '']),
  ),
  mutation('the same ballot signed again', 14, (world) =>
    withBallots(world, [...world.ballots, signedAnew(world, world.voters[0] ?? 0, world.ballots[0] ?? '')]),
  ),
  mutation('a ballot dropped', 16, (world) => withBallots(world, world.ballots.slice(1))),
  mutation('the last ballot dropped', 16, (world) => withBallots(world, world.ballots.slice(0, -1))),
  mutation('all ballots dropped', 16, (world) => withBallots(world, [])),
  mutation('a revote moved before the first vote', 16, (world) =>
    withBallots(world, [world.ballots.at(-1) ?? '', ...world.ballots.slice(0, -1)]),
  ),
  mutation('a late ballot put among the others', 16, (world) =>
    withBallots(world, [...world.ballots, vote(world.open, 3, world.choices)]),
  ),
  mutation('a ballot put for another of the same voter', 16, (world) =>
    withBallots(world, world.ballots.with(0, vote(world.open, world.voters[0] ?? 0, world.choices))),
  ),
];
