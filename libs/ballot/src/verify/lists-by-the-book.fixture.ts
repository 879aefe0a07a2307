import type { Group, Secret } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import type { ListsAnswer } from '../make/answer-lists.ts';
import { challengeFrom } from '../make/digest.ts';
import type { Election } from '../make/election.ts';
import { type Claim, type Proof, proveOneOf } from '../make/prove.ts';
import { ciphertextJson, drawSecret } from '../shuffle/ciphertext.ts';

export type Votes = readonly (readonly number[])[];

interface Part {
  readonly value: number;
  readonly randomness: Secret;
}
interface Pair {
  readonly alpha: unknown;
  readonly beta: unknown;
}

/**
 * An answer to a question of lists in the words of the specification (4.10.3), without the short cuts that our own maker
 * takes. The votes need not be allowed: what is then untrue is "proven" all the same.
 */
export function answerByTheBook(election: Election<unknown>, credential: string, votes: Votes): ListsAnswer {
  const { group, publicKey } = election;
  const label = `${election.fingerprint}|${credential}`;
  const rows = votes.map((row) => row.map((value): Part => ({ value, randomness: drawSecret(group, random) })));
  const points = rows.map((row) => row.map((part) => encrypt(election, part)));
  const choices = points.map((row) => row.map((one) => ciphertextJson(group, one)));
  const prefix = `${label}|${textOf(choices.flat())}|`;
  const oneOf = (claims: readonly Claim[], start: string) => proveOneOf(group, publicKey, claims, start, random);
  const individual_proofs = rows.map((row, list) =>
    row.map((part, at) => {
      const claims = [0, 1].map((claimed) => ({ ...part, claimed }));
      return oneOf(claims, `prove|${label}|${textOf(choices[list]?.slice(at, at + 1) ?? [])}|`);
    }),
  );
  const heads = firstOf(points);
  const headText = textOf([ciphertextJson(group, product(group, heads))]);
  const [overall_proof] = oneOf([{ ...sum(group, firstOf(rows)), claimed: 1 }], `prove|${prefix}${headText}|`) as [
    Proof,
  ];
  const list_proofs = rows.map(([head, ...rest]) => {
    const claims = [
      { ...(head as Part), claimed: 1 },
      { ...sum(group, rest), claimed: 0 },
    ];
    return oneOf(claims, `lproof|${prefix}`);
  });
  const nonzero_proof = nonzero(election, sum(group, restOf(rows)), product(group, restOf(points)), prefix);
  return { choices, individual_proofs, overall_proof, list_proofs, nonzero_proof };
}

/** "Proving" of 4.14, with the numbers as they come; the same for zero, where it proves nothing. */
function nonzero(
  { group, publicKey: y }: Election<unknown>,
  { randomness }: Part,
  { alpha, beta }: Pair,
  prefix: string,
): ListsAnswer['nonzero_proof'] {
  const q = group.order;
  const draw = () => numberOf(drawSecret(group, random));
  const [s, w1, w2] = [draw(), draw(), draw()];
  const sr = (s * numberOf(randomness)) % q;
  const two = (a: bigint, A: unknown, b: bigint, B: unknown) =>
    group.encode(
      group.combine([
        [a, A],
        [b, B],
      ]),
    );
  const A0 = two(s, beta, (q - sr) % q, y);
  const A1 = two(w1, alpha, w2, group.generator);
  const A2 = two(w1, beta, w2, y);
  const c = challengeFrom(group, `nonzero|${prefix}${A0},${A1},${A2}`);
  const t1 = (((w1 - s * c) % q) + q) % q;
  return { commitment: A0, challenge: String(c), response: [String(t1), String((w2 + sr * c) % q)] };
}

function encrypt({ group, publicKey }: Election<unknown>, { value, randomness }: Part): Pair {
  const m = ((BigInt(value) % group.order) + group.order) % group.order;
  return {
    alpha: group.multiplyBaseSecret(randomness),
    beta: group.add(group.multiplySecret(randomness, publicKey), group.multiplyBase(m)),
  };
}

function sum(group: Group, parts: readonly Part[]): Part {
  return {
    value: parts.reduce((total, { value }) => total + value, 0),
    randomness: parts.reduce((total, { randomness }) => group.addSecrets(total, randomness), group.secretOf(0n)),
  };
}

function product(group: Group, list: readonly Pair[]): Pair {
  return { alpha: group.sum(list.map(({ alpha }) => alpha)), beta: group.sum(list.map(({ beta }) => beta)) };
}

function firstOf<What>(rows: readonly (readonly What[])[]): What[] {
  return rows.flatMap((row) => row.slice(0, 1));
}

function restOf<What>(rows: readonly (readonly What[])[]): What[] {
  return rows.flatMap((row) => row.slice(1));
}

function textOf(list: readonly { readonly alpha: string; readonly beta: string }[]): string {
  return list.map(({ alpha, beta }) => `${alpha},${beta}`).join(',');
}

function numberOf(secret: Secret): bigint {
  return secret.reduceRight((number, octet) => (number << 8n) | BigInt(octet), 0n);
}
