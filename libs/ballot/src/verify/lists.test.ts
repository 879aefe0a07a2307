import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { random } from '../groups/engines.fixture.ts';
import { credentialSecret } from '../make/credential.ts';
import { decryptPartially } from '../make/decrypt.ts';
import { base64Hash, challengeFrom, hexHash } from '../make/digest.ts';
import { type Claim, proveKnowledge, proveOneOf } from '../make/prove.ts';
import { webCipher } from '../make/seal.ts';
import { drawSecret } from '../shuffle/ciphertext.ts';
import { auditBytes, failedOf } from './audit.fixture.ts';
import {
  credentialOf,
  type Entry,
  edited,
  type Loose,
  makeWorld,
  owned,
  packed,
  setupEntry,
  type World,
} from './mutations/world.fixture.ts';

/** Two lists, of two candidates and of one. */
const QUESTION = {
  type: 'Lists',
  value: {
    answers: [
      ['Left', 'Ann', 'Bo'],
      ['Right', 'Cy'],
    ],
    question: 'Whom?',
  },
};
type Votes = readonly (readonly number[])[];
let world: World;
let election: string;
let fingerprint: string;

beforeAll(async () => {
  world = await makeWorld(
    'Ed25519',
    {
      template: { description: '', name: 'L', questions: [{ answers: ['A', 'B'], min: 1, max: 1, question: '?' }] },
      weights: [1, 2],
      votes: [[0, [[1, 0]]]],
      threshold: { size: 0, threshold: 0 },
      owners: [1],
    },
    webCipher(webcrypto.subtle),
  );
  election = edited(world.open.election.text, (value: Loose) => Object.assign(value, { questions: [QUESTION] }));
  fingerprint = base64Hash(election);
});

/** As §4.10.3 of the specification has it; the choices need not be allowed. */
function ballotOf(voter: number, votes: Votes): string {
  const { group, open } = world;
  const { publicKey } = open.election;
  const credential = credentialOf(world, voter);
  const label = `${fingerprint}|${credential}`;
  const openings = votes.map((row) => row.map((value) => ({ value, randomness: drawSecret(group, random) })));
  const points = openings.map((row) =>
    row.map(({ value, randomness }) => ({
      alpha: group.multiplyBaseSecret(randomness),
      beta: group.add(group.multiplySecret(randomness, publicKey), group.multiplyBase(BigInt(value))),
    })),
  );
  const choices = points.map((row) =>
    row.map(({ alpha, beta }) => ({ alpha: group.encode(alpha), beta: group.encode(beta) })),
  );
  const text = (list: readonly { alpha: string; beta: string }[]) =>
    list.map(({ alpha, beta }) => `${alpha},${beta}`).join(',');
  const prefix = `${label}|${text(choices.flat())}|`;
  type Part = { value: number; randomness: Uint8Array };
  const sum = (parts: readonly Part[]): Part => ({
    value: parts.reduce((total, { value }) => total + value, 0),
    randomness: parts.reduce((total, { randomness }) => group.addSecrets(total, randomness), group.secretOf(0n)),
  });
  const total = (list: readonly { alpha: unknown; beta: unknown }[]) => ({
    alpha: group.encode(group.sum(list.map(({ alpha }) => alpha))),
    beta: group.encode(group.sum(list.map(({ beta }) => beta))),
  });
  const oneOf = (claims: readonly Claim[], start: string) => proveOneOf(group, publicKey, claims, start, random);
  const individual_proofs = openings.map((row, list) =>
    row.map((opening, at) =>
      oneOf(
        [0, 1].map((claimed) => ({ ...opening, claimed })),
        `prove|${label}|${text([choices[list]?.[at] ?? { alpha: '', beta: '' }])}|`,
      ),
    ),
  );
  const heads = sum(openings.flatMap((row) => row.slice(0, 1)));
  const headText = text([total(points.flatMap((row) => row.slice(0, 1)))]);
  const overall_proof = oneOf([{ ...heads, claimed: 1 }], `prove|${prefix}${headText}|`);
  const list_proofs = openings.map(([head, ...rest]) =>
    oneOf(
      [
        { ...(head as Part), claimed: 1 },
        { ...sum(rest), claimed: 0 },
      ],
      `lproof|${prefix}`,
    ),
  );
  const candidates = sum(openings.flatMap((row) => row.slice(1)));
  const candidatePoints = points.flatMap((row) => row.slice(1));
  const nonzero_proof = nonzero(
    candidates,
    group.sum(candidatePoints.map(({ alpha }) => alpha)),
    group.sum(candidatePoints.map(({ beta }) => beta)),
    prefix,
  );
  const answer = { choices, individual_proofs, overall_proof, list_proofs, nonzero_proof };
  const { uuid } = open.election;
  const unsigned = JSON.stringify({ election_uuid: uuid, election_hash: fingerprint, credential, answers: [answer] });
  const hash = base64Hash(unsigned);
  const secret = credentialSecret(group, uuid, open.kept[voter]?.credential ?? '');
  const proof = proveKnowledge(group, secret, (commitment) => `sig|${hash}|${commitment}`, random);
  return `${unsigned.slice(0, -1)},"signature":${JSON.stringify({ hash, proof })}}`;
}

function nonzero({ randomness: r }: { randomness: Uint8Array }, alpha: unknown, beta: unknown, prefix: string) {
  const { group, open } = world;
  const y = open.election.publicKey;
  const number = (secret: Uint8Array) => secret.reduceRight((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  const q = group.order;
  const [s, w1, w2] = [drawSecret(group, random), drawSecret(group, random), drawSecret(group, random)].map(number) as [
    bigint,
    bigint,
    bigint,
  ];
  const sr = (s * number(r)) % q;
  const A0 = group.encode(
    group.combine([
      [s, beta],
      [q - sr, y],
    ]),
  );
  const A1 = group.encode(
    group.combine([
      [w1, alpha],
      [w2, group.generator],
    ]),
  );
  const A2 = group.encode(
    group.combine([
      [w1, beta],
      [w2, y],
    ]),
  );
  const c = challengeFrom(group, `nonzero|${prefix}${A0},${A1},${A2}`);
  const response = [(((w1 - s * c) % q) + q) % q, (w2 + sr * c) % q].map(String);
  return { commitment: A0, challenge: String(c), response };
}

/** The whole election, honestly counted; weights 1 and 2. */
function archive(ballots: readonly string[], result: Votes): Uint8Array {
  const { group, ceremony, open } = world;
  const decoded = ballots.map((text) => {
    const { credential, answers } = JSON.parse(text) as {
      credential: string;
      answers: { choices: { alpha: string; beta: string }[][] }[];
    };
    const weight = open.published.includes(`${credential},2`) ? 2n : 1n;
    return { weight, rows: answers[0]?.choices ?? [] };
  });
  const sums = QUESTION.value.answers.map((row, list) =>
    row.map((_, at) => {
      const part = (name: 'alpha' | 'beta') =>
        group.sum(
          decoded.map(({ weight, rows }) => group.multiply(weight, group.decode(rows[list]?.[at]?.[name] ?? ''))),
        );
      return { alpha: part('alpha'), beta: part('beta') };
    }),
  );
  const tally = JSON.stringify([
    sums.map((row) => row.map(({ alpha, beta }) => ({ alpha: group.encode(alpha), beta: group.encode(beta) }))),
  ]);
  const weight = Number(decoded.reduce((sum, one) => sum + one.weight, 0n));
  const sized = JSON.stringify({ num_tallied: ballots.length, total_weight: weight, encrypted_tally: hexHash(tally) });
  const secret = ceremony.secrets.get(1) ?? new Uint8Array();
  const { decryption_factors, decryption_proofs } = decryptPartially(group, fingerprint, sums, secret, random);
  const partial = JSON.stringify({ decryption_factors: [decryption_factors], decryption_proofs: [decryption_proofs] });
  const entries: Entry[] = [
    setupEntry([election, JSON.stringify(ceremony.trustees), JSON.stringify(open.published)]),
    ...ballots.map((text) => ({ type: 'Ballot', data: [text] })),
    { type: 'EndBallots', data: [] },
    { type: 'EncryptedTally', data: [tally, sized] },
    owned('PartialDecryption', 1, partial),
    { type: 'Result', data: [JSON.stringify({ result: [result] })] },
  ];
  return packed(entries);
}

describe('a question of lists', () => {
  test('verifies, with the votes of each list and each candidate', async () => {
    const ballots = [
      ballotOf(0, [
        [1, 1, 1],
        [0, 0],
      ]),
      ballotOf(1, [
        [0, 0, 0],
        [1, 1],
      ]),
    ];
    const audit = await auditBytes(
      archive(ballots, [
        [1, 1, 1],
        [2, 2],
      ]),
    );
    expect(failedOf(audit)).toEqual([]);
    expect(audit).toMatchObject({
      verdict: 'verified',
      result: [
        [
          [1, 1, 1],
          [2, 2],
        ],
      ],
      ballots: 2,
    });
  });

  test.each<[string, Votes, number]>([
    [
      'two lists',
      [
        [1, 1, 0],
        [1, 1],
      ],
      12,
    ],
    [
      'no list',
      [
        [0, 0, 0],
        [0, 0],
      ],
      12,
    ],
    [
      'a list without a candidate',
      [
        [1, 0, 0],
        [0, 0],
      ],
      12,
    ],
    [
      'a candidate of another list',
      [
        [1, 1, 0],
        [0, 1],
      ],
      12,
    ],
    [
      'a candidate twice',
      [
        [1, 2, 0],
        [0, 0],
      ],
      11,
    ],
  ])('%s is rejected by check %i', async (_, votes, check) => {
    const forged = archive([ballotOf(0, votes)], votes);
    expect(failedOf(await auditBytes(forged))).toContain(check);
  });

  test('a published number that is another is rejected', async () => {
    const forged = archive(
      [
        ballotOf(0, [
          [1, 1, 0],
          [0, 0],
        ]),
      ],
      [
        [1, 0, 1],
        [0, 0],
      ],
    );
    expect(failedOf(await auditBytes(forged))).toContain(20);
  });
});
