import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { random } from '../groups/engines.fixture.ts';
import { credentialSecret } from '../make/credential.ts';
import { base64Hash, challengeFrom, hexHash } from '../make/digest.ts';
import { webCipher } from '../make/seal.ts';
import { vote } from '../make/whole-election.fixture.ts';
import { drawSecret } from '../shuffle/ciphertext.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import type { Audit } from './checks.ts';
import { withPart } from './mutations/curve-mutations.fixture.ts';
import { makeWorld, packed, type World, withBallots } from './mutations/world.fixture.ts';
import type { SidecarLine } from './sidecar.ts';

const ORDER_8 = '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05';
let world: World;
let archive: Uint8Array;
let lines: string[];

beforeAll(async () => {
  const question = { answers: ['A', 'B', 'C'], min: 1, max: 1, question: 'Which?' };
  const choices = [[1, 0, 0]];
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: '', name: 'Aside', questions: [question] },
      weights: [1, 1, 1],
      votes: [
        [0, choices],
        [1, choices],
        [2, choices],
      ],
      threshold: { size: 0, threshold: 0 },
      owners: [1],
    },
    webCipher(webcrypto.subtle),
  );
  archive = packed(world.entries);
  lines = await linesFor(archive);
});

async function linesFor(bytes: Uint8Array): Promise<string[]> {
  const made: string[] = [];
  await auditBytes(bytes, { onSidecarLine: (line) => made.push(line) });
  return made;
}

async function* given(some: readonly string[]): AsyncGenerator<string> {
  yield* some;
}

const withLines = (bytes: Uint8Array, some: readonly string[]) => auditBytes(bytes, { sidecar: given(some) });
/** How many ballots were checked by the sidecar. */
const quick = ({ checks }: Audit) => Number(/(\d+) of them by/.exec(checks[10]?.detail ?? '')?.[1] ?? 0);

describe('a sidecar', () => {
  test('has a line for each ballot, with every commitment, and saves computing them', async () => {
    expect(lines).toHaveLength(3);
    const { hash, commitments } = JSON.parse(lines[0] ?? '') as SidecarLine;
    expect([hash, commitments.length]).toEqual([hexHash(world.ballots[0] ?? ''), 3 * 4 + 2 + 1]);
    const audit = await withLines(archive, lines);
    expect([audit.verdict, quick(audit)]).toEqual(['verified', 3]);
  });

  test.each<[string, (all: string[]) => string[], number]>([
    ['in another order', (all) => all.toReversed(), 3],
    [
      'with lines of other ballots between',
      (all) => all.flatMap((line) => [`{"hash":"${'0'.repeat(64)}","commitments":[]}`, line]),
      3,
    ],
    ['with a line missing', (all) => all.slice(1), 2],
    ['that is cut short', (all) => all.map((line, at) => (at === 1 ? line.slice(0, 40) : line)), 2],
    ['with a commitment less', (all) => all.map((line) => edited(line, ({ commitments }) => commitments.pop())), 0],
    [
      'with two commitments exchanged',
      (all) => all.map((line) => edited(line, ({ commitments }) => commitments.reverse())),
      0,
    ],
    ['of numbers', (all) => all.map((line) => edited(line, (one) => Object.assign(one, { commitments: [1, 2] }))), 0],
    ['that is empty', () => [], 0],
  ])('%s changes the speed, not the verdict', async (_, change, expected) => {
    const audit = await withLines(archive, change(lines));
    expect([audit.verdict, quick(audit)]).toEqual(['verified', expected]);
  });

  test('does not save a ballot whose proof is wrong, though it goes with it', async () => {
    // Its last digit: without its first it might begin with a nought, and be no number at all.
    const other = (_: string, before: string, last: string) => `${before}${last === '1' ? '2' : '1'}"`;
    const wrong = (world.ballots[1] ?? '').replace(/("response":"\d*)(\d)"/, other);
    const forged = withBallots(world, world.ballots.with(1, wrong));
    for (const some of [lines, await linesFor(forged)]) {
      const audit = await withLines(forged, some);
      expect(failedOf(audit)).toEqual(expect.arrayContaining([10, 11]));
      expect(failedOf(audit)).toEqual(failedOf(await auditBytes(forged)));
    }
  });

  test('does not hide a commitment with a part of small order, which is hashed as the prover likes', async () => {
    const { ballot, commitment } = signedWithSmallOrder();
    const forged = withBallots(world, [ballot, ...world.ballots.slice(1)]);
    const alone = await auditBytes(forged);
    expect(failedOf(alone)).toContain(10);
    const [line = '', ...rest] = await linesFor(forged);
    const dishonest = edited(line, ({ commitments }) => commitments.splice(-1, 1, commitment));
    expect(failedOf(await withLines(forged, [dishonest, ...rest]))).toEqual(failedOf(alone));
  });
});

function edited(line: string, change: (value: { commitments: string[] }) => void): string {
  const value = JSON.parse(line) as { commitments: string[] };
  change(value);
  return JSON.stringify(value);
}

/** Signed by the voter, over a commitment that has a part of order 8. */
function signedWithSmallOrder() {
  const { group, open } = world;
  const { signature: _, ...rest } = JSON.parse(vote(open, 0, [[0, 1, 0]])) as Record<string, unknown>;
  const unsigned = JSON.stringify(rest);
  const hash = base64Hash(unsigned);
  const w = drawSecret(group, random);
  const commitment = withPart(group.encode(group.multiplyBaseSecret(w)), ORDER_8);
  const challenge = challengeFrom(group, `sig|${hash}|${commitment}`);
  const secret = credentialSecret(group, open.election.uuid, open.kept[0]?.credential ?? '');
  const proof = { challenge: String(challenge), response: String(group.respond(w, challenge, secret)) };
  return { ballot: JSON.stringify({ ...rest, signature: { hash, proof } }), commitment };
}
