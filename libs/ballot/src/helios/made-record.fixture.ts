import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../archive/canonical-json.ts';
import { random } from '../groups/engines.fixture.ts';
import { HELIOS_GROUP, power, quotient } from './group.ts';
import { hashOf } from './python-json.ts';

const { p, q, g } = HELIOS_GROUP;
const UUID = '11111111-0000-11e1-8fc9-12313f028a58';

export interface Question {
  readonly answers: number;
  readonly min: number | null;
  readonly max: number | null;
}

export interface Plan {
  readonly questions: readonly Question[];
  readonly trustees: number;
  /** Nobody can be added to the list once the election is open, and its fingerprint covers the list. */
  readonly isClosed?: boolean;
  readonly voters: readonly { readonly [field: string]: Json }[];
  /** Who votes what, in order. */
  readonly votes: readonly (readonly [voter: number, choices: readonly (readonly number[])[]])[];
}

type Loose = Record<string, unknown>;
export interface MadeRecord {
  election: Loose;
  voters: Loose[];
  votes: (Loose | null)[];
  trustees: Loose[];
  results: number[][] | null;
}

/** A record as a server of Helios gives it out, of an election that never was; its parts as JSON. */
export function makeRecord({ questions, trustees: count, voters, votes, isClosed = false }: Plan): MadeRecord {
  const keys = Array.from({ length: count }, draw);
  const y = keys.reduce((product, x) => (product * power(g, x)) % p, 1n);
  const election = {
    ...{
      cast_url: 'https://helios.example',
      description: 'ç 👩',
      frozen_at: '2026-01-01 00:00:00',
      name: 'N',
      openreg: !isClosed,
    },
    public_key: keyOf(y),
    questions: questions.map(({ answers, min, max }, at) => ({
      answer_urls: Array.from({ length: answers }, () => null),
      answers: Array.from({ length: answers }, (_, answer) => `à${answer}`),
      ...{ choice_type: 'approval', max, min, question: `Q${at}?`, result_type: 'absolute', short_name: 'Q' },
      tally_type: 'homomorphic',
    })),
    ...{ short_name: 'n', use_voter_aliases: false, uuid: UUID, voters_hash: isClosed ? hashOf([...voters]) : null },
  };
  const cast = votes.map(([voter, choices], at) => {
    const answers = questions.map((question, which) => answerOf(y, question, choices[which] ?? []));
    const vote = { answers, election_hash: hashOf(election), election_uuid: UUID };
    const of = voters[voter] as Json;
    const cast_at = `2026-01-02 00:00:${String(at).padStart(2, '0')}`;
    return {
      cast_at,
      vote,
      vote_hash: hashOf(vote as unknown as Json),
      voter_hash: hashOf(of),
      voter_uuid: (of as Loose).uuid,
    };
  });
  const last = new Map(votes.map(([voter, choices], at) => [voter, { choices, vote: cast[at]?.vote }]));
  const sums = questions.map(({ answers }, which) =>
    Array.from({ length: answers }, (_, at) =>
      [...last.values()].reduce(
        (sum, { vote }) => (sum * BigInt(vote?.answers[which]?.choices[at]?.alpha ?? 1)) % p,
        1n,
      ),
    ),
  );
  return {
    election,
    voters: [...voters],
    votes: cast,
    trustees: keys.map((x) => trusteeOf(x, sums)),
    results: questions.map(({ answers }, which) =>
      Array.from({ length: answers }, (_, at) =>
        [...last.values()].reduce((sum, { choices }) => sum + (choices[which]?.[at] ?? 0), 0),
      ),
    ),
  };
}

function answerOf(y: bigint, { min, max }: Question, values: readonly number[]) {
  const made = values.map((value) => ({ value, r: draw() }));
  const choices = made.map(({ value, r }) => encrypt(y, value, r));
  const individual_proofs = made.map(({ value, r }) => proofs(y, { value, r, from: 0, to: 1 }));
  const sum = { value: values.reduce((a, b) => a + b, 0), r: made.reduce((a, { r }) => (a + r) % q, 0n) };
  if (max !== null) {
    const overall_proof = proofs(y, { ...sum, from: min ?? 0, to: max });
    return { choices, individual_proofs, overall_proof };
  }
  // Servers leave it empty; the text of version 4 says that it is absent.
  return values[0] === 1 ? { choices, individual_proofs, overall_proof: null } : { choices, individual_proofs };
}

function encrypt(y: bigint, value: number, r: bigint) {
  return { alpha: String(power(g, r)), beta: String((power(y, r) * power(g, BigInt(value))) % p) };
}

/** That a ciphertext holds one of several numbers: of each a commitment, and challenges that add up to SHA-1 of them. */
function proofs(y: bigint, { value, r, from, to }: { value: number; r: bigint; from: number; to: number }) {
  const { alpha, beta } = encrypt(y, value, r);
  const w = draw();
  const branches = Array.from({ length: to - from + 1 }, (_, at) => {
    if (from + at === value) return { A: power(g, w), B: power(y, w), c: 0n, z: 0n };
    const [c, z] = [draw(), draw()];
    const rest = quotient(BigInt(beta), power(g, BigInt(from + at)));
    return {
      A: quotient(power(g, z), power(BigInt(alpha), c)),
      B: quotient(power(y, z), power(rest, c)),
      ...{ c, z },
    };
  });
  const sum = sha1Of(branches.map(({ A, B }) => `${A},${B}`).join(','));
  const real = (((sum - branches.reduce((total, { c }) => total + c, 0n)) % q) + q) % q;
  return branches.map(({ A, B, c, z }, at) => {
    const isReal = from + at === value;
    const [challenge, response] = isReal ? [real, (w + real * r) % q] : [c, z];
    return { challenge: String(challenge), commitment: { A: String(A), B: String(B) }, response: String(response) };
  });
}

function trusteeOf(x: bigint, sums: readonly (readonly bigint[])[]) {
  const public_key = keyOf(power(g, x));
  const w = draw();
  const commitment = String(power(g, w));
  const c = sha1Of(commitment) % q;
  return {
    decryption_factors: sums.map((row) => row.map((alpha) => String(power(alpha, x)))),
    decryption_proofs: sums.map((row) => row.map((alpha) => factorProof(x, alpha))),
    email: 'trustee@helios.example',
    pok: { challenge: String(c), commitment, response: String((w + c * x) % q) },
    ...{ public_key, public_key_hash: hashOf(public_key), uuid: UUID },
  };
}

function factorProof(x: bigint, alpha: bigint) {
  const w = draw();
  const [A, B] = [power(g, w), power(alpha, w)];
  const c = sha1Of(`${A},${B}`) % q;
  const commitment = { A: String(A), B: String(B) };
  return { challenge: String(c), commitment, response: String((w + c * x) % q) };
}

function keyOf(y: bigint) {
  return { g: String(g), p: String(p), q: String(q), y: String(y) };
}

function sha1Of(text: string): bigint {
  return BigInt(`0x${bytesToHex(sha1(utf8ToBytes(text)))}`);
}

function draw(): bigint {
  return BigInt(`0x${bytesToHex(random(48))}`) % q;
}
