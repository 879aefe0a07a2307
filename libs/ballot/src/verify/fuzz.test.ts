import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { NotCanonical, parseCanonical, textOf } from '../archive/canonical-json.ts';
import { readTar } from '../archive/tar.ts';
import { Unreadable } from '../archive/unreadable.ts';
import { readRecord } from '../helios/record.ts';
import { webCipher } from '../make/seal.ts';
import { auditBytes, inPieces } from './audit.fixture.ts';
import { readElection } from './election.ts';
import { readEvent } from './events.ts';
import { answerByTheBook } from './lists-by-the-book.fixture.ts';
import { bytesOf, edited, filesOf, makeWorld, type World } from './mutations/world.fixture.ts';
import { NotInGroup, WrongLength } from './numbers.ts';
import { readTallyNumbers } from './outcome.ts';
import { readBallot } from './read-ballot.ts';
import { Sidecar } from './sidecar.ts';

/** Complaints that a parser may have. Anything else is a fault of ours. */
const COMPLAINTS = [NotCanonical, NotInGroup, WrongLength, Unreadable];
const random = xorshift(20_261_123);
let world: World;
let texts: { event: string; election: string; ballot: string; lists: string; sized: string; archive: Uint8Array };

beforeAll(async () => {
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: 'é', name: 'F', questions: [{ answers: ['A', 'B'], min: 1, max: 1, question: '?' }] },
      weights: [1],
      votes: [[0, [[1, 0]]]],
      threshold: { size: 2, threshold: 2 },
      owners: [1, 2, 3],
    },
    webCipher(webcrypto.subtle),
  );
  const files = filesOf(world.entries);
  const text = (end: string, at: number) => files.filter(({ name }) => name.endsWith(end))[at]?.text ?? '';
  texts = {
    event: text('.event.json', 1),
    election: world.open.election.text,
    ballot: world.ballots[0] ?? '',
    lists: edited(world.ballots[0] ?? '', (ballot: { answers: unknown[] }) =>
      ballot.answers.splice(
        0,
        1,
        answerByTheBook(world.open.election, 'x', [
          [1, 1, 0],
          [0, 0],
        ]),
      ),
    ),
    sized: world.entries.find(({ type }) => type === 'EncryptedTally')?.data[1] ?? '',
    archive: bytesOf(files),
  };
});

describe('a million inputs that nobody honest writes', { timeout: 300_000 }, () => {
  test.each<[string, number, () => Uint8Array, (bytes: Uint8Array) => unknown]>([
    ['events', 700_000, () => bytes(texts.event), (input) => readEvent(parseCanonical(textOf(input)))],
    [
      'numbers of a tally',
      150_000,
      () => bytes(texts.sized),
      (input) => readTallyNumbers(parseCanonical(textOf(input))),
    ],
    ['elections', 80_000, () => bytes(texts.election), (input) => readElection(parseCanonical(textOf(input)))],
    [
      'ballots',
      40_000,
      () => bytes(texts.ballot),
      (input) => readBallot(input, world.open.election.questions.map(asked)),
    ],
    [
      'ballots of lists',
      20_000,
      () => bytes(texts.lists),
      (input) => readBallot(input, [{ kind: 'lists', lists: [3, 2] }]),
    ],
    [
      'records of Helios',
      10_000,
      () => bytes('{"election":{},"voters":[],"votes":[],"trustees":[],"results":[]}'),
      readRecord,
    ],
  ])('%s: %i', (_, count, honest, parse) => {
    const input = honest();
    for (let at = 0; at < count; at += 1) expectComplaintOrNothing(() => parse(spoilt(input)));
  });

  test('packed files: 20000', async () => {
    const header = texts.archive.slice(0, 1536);
    for (let at = 0; at < 20_000; at += 1) {
      try {
        for await (const _ of readTar(inPieces(spoilt(header), 700)));
      } catch (error) {
        expectComplaint(error);
      }
    }
  });

  test('lines of a sidecar, whole archives: 300', async () => {
    for (let at = 0; at < 300; at += 1) {
      const sidecar = new Sidecar(
        lines([String.fromCharCode(...spoilt(bytes('{"hash":"00","commitments":["ab"],"roots":"cd"}')))]),
      );
      await sidecar.lineOf('00');
      const audit = auditBytes(spoilt(texts.archive)).then(
        ({ verdict }) => verdict,
        (error: unknown) => expectComplaint(error),
      );
      expect(await audit).not.toBe('verified');
    }
  });
});

function expectComplaintOrNothing(parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    expectComplaint(error);
  }
}

function expectComplaint(error: unknown): void {
  if (!COMPLAINTS.some((kind) => error instanceof kind)) throw error;
}

const asked = () => ({ kind: 'homomorphic' as const, answers: 2, blank: false, min: 1, max: 1 });

async function* lines(some: readonly string[]): AsyncGenerator<string> {
  yield* some;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** One to three places changed, taken out, doubled or put elsewhere. */
function spoilt(input: Uint8Array): Uint8Array {
  let now = input;
  for (let times = 1 + (random() % 3); times > 0; times -= 1) {
    const at = random() % Math.max(1, now.length);
    const length = 1 + (random() % 8);
    const how = random() % 4;
    if (how === 0) now = now.with(at, ODD[random() % ODD.length] ?? random() % 256);
    else if (how === 1) now = joined(now.subarray(0, at), now.subarray(at + length));
    else if (how === 2) now = joined(now.subarray(0, at + length), now.subarray(at));
    else now = joined(now.subarray(at), now.subarray(0, at));
    if (now.length === 0) return input.subarray(0, 1);
  }
  // Never by chance the honest one.
  return now.length === input.length && now.every((octet, at) => octet === input[at]) ? now.with(0, 0x58) : now;
}

/** Octets that parsers stumble over. */
const ODD = [...bytes('{}[]",:\\/0-9eE+. \t\n\u0000'), 0x80, 0xc0, 0xed, 0xf5, 0xff];

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The same inputs in every run, and quickly. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
