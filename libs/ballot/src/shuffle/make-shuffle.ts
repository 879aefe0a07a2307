import type { Group, Secret } from '../group.ts';
import type { ShuffleContext } from './check-shuffle.ts';
import { type Ciphertext, ciphertextJson, drawSecret, type Random } from './ciphertext.ts';
import { generators } from './embedding.ts';
import { permutationOf } from './permutation.ts';
import { proofJson, type ShuffleProof, type ShuffleProofJson } from './shuffle-proof.ts';
import {
  challengesOf,
  lastChallengeOf,
  type ProofCommitments,
  permutationText,
  type ShuffleStatement,
} from './transcript.ts';

/** The payload of a Shuffle event: its JSON is compact, its fields in this order. */
export interface ShuffleJson {
  readonly ciphertexts: readonly (readonly { readonly alpha: string; readonly beta: string }[])[];
  readonly proofs: readonly ShuffleProofJson[];
}

/**
 * GenShuffle and GenShuffleProof for each non-homomorphic question: encrypts everything anew, in an order that nobody
 * else knows, and proves it. The order is drawn here, used here and forgotten here.
 */
export function makeShuffle<Point>(group: Group<Point>, context: ShuffleContext<Point>, random: Random): ShuffleJson {
  const shuffled = context.before.map((before) => shuffleOne(group, { ...context, before }, random));
  return {
    ciphertexts: shuffled.map(({ after }) => after.map((ciphertext) => ciphertextJson(group, ciphertext))),
    proofs: shuffled.map(({ proof }) => proofJson(group, proof)),
  };
}

function shuffleOne<Point>(
  group: Group<Point>,
  given: Omit<ShuffleStatement<Point>, 'after'>,
  random: Random,
): { after: Ciphertext<Point>[]; proof: ShuffleProof<Point> } {
  const order = permutationOf(given.before.length, random);
  const renewed = given.before.map((ciphertext) => renew(group, ciphertext, given.publicKey, random));
  const after = order.map((from) => (renewed[from] as Renewed<Point>).ciphertext);
  const randomness = renewed.map(({ r }) => r);
  const proof = prove(group, { ...given, after }, { order, randomness }, random);
  for (const r of randomness) r.fill(0);
  order.fill(0);
  return { after, proof };
}

interface Renewed<Point> {
  readonly ciphertext: Ciphertext<Point>;
  readonly r: Secret;
}

function renew<Point>(group: Group<Point>, old: Ciphertext<Point>, publicKey: Point, random: Random): Renewed<Point> {
  const r = drawSecret(group, random);
  const alpha = group.add(old.alpha, group.multiplyBaseSecret(r));
  const beta = group.add(old.beta, group.multiplySecret(r, publicKey));
  return { ciphertext: { alpha, beta }, r };
}

/** What the prover knows: ψ, and the randomness of each re-encryption by the place it came from. */
interface Witness {
  readonly order: readonly number[];
  readonly randomness: readonly Secret[];
}

/** Numbers modulo q for the time of one proof: all are wiped together at its end. */
function secretNotes(group: Group, random: Random) {
  const hidden: Secret[] = [];
  const keep = (secret: Secret) => {
    hidden.push(secret);
    return secret;
  };
  return {
    draw: () => keep(drawSecret(group, random)),
    number: (k: bigint) => keep(group.secretOf(k)),
    times: (a: Secret, b: Secret) => keep(group.multiplySecrets(a, b)),
    /** Σ aᵢ·bᵢ, or Σ aᵢ. */
    total: (as: readonly Secret[], bs?: readonly Secret[]) =>
      as.reduce(
        (sum, a, at) =>
          keep(group.addSecrets(sum, bs === undefined ? a : keep(group.multiplySecrets(a, bs[at] as Secret)))),
        keep(group.secretOf(0n)),
      ),
    wipe: () => {
      for (const secret of hidden) secret.fill(0);
    },
  };
}

type Notes = ReturnType<typeof secretNotes>;

/** ω of the proof. */
interface Masks {
  readonly first: readonly [Secret, Secret, Secret, Secret];
  readonly chain: readonly Secret[];
  readonly permuted: readonly Secret[];
}

function prove<Point>(
  group: Group<Point>,
  statement: ShuffleStatement<Point>,
  { order, randomness }: Witness,
  random: Random,
): ShuffleProof<Point> {
  const { before, fingerprint } = statement;
  const notes = secretNotes(group, random);
  const draws = () => before.map(notes.draw);
  const { h, hs } = generators(group, before.length);

  // c commits to the permutation: at the place a ciphertext comes from stands the generator of where it goes.
  const r = draws();
  const permutation: Point[] = [];
  for (const [to, from] of order.entries())
    permutation[from] = group.add(group.multiplyBaseSecret(r[from] as Secret), hs[to] as Point);
  const text = permutationText(group, statement, permutation);
  const us = challengesOf(group, fingerprint, text, before.length).map(notes.number);
  const permuted = order.map((from) => us[from] as Secret);

  const rHat = draws();
  const chained: Point[] = [];
  for (const [at, mask] of rHat.entries()) {
    const link = group.multiplySecret(permuted[at] as Secret, chained.at(-1) ?? h);
    chained.push(group.add(group.multiplyBaseSecret(mask), link));
  }

  const masks: Masks = {
    first: [notes.draw(), notes.draw(), notes.draw(), notes.draw()],
    chain: draws(),
    permuted: draws(),
  };
  const commitments = commit(group, statement, masks, { h, hs, chained });
  const c = lastChallengeOf(group, statement, commitments, text, chained);
  const answer = (w: Secret, x: Secret) => group.respond(w, (group.order - c) % group.order, x); // w + c·x
  const [w1, w2, w3, w4] = masks.first;
  const responses = {
    s1: answer(w1, notes.total(r)),
    s2: answer(w2, notes.total(rHat, productsAfter(notes, permuted))),
    s3: answer(w3, notes.total(r, us)),
    s4: answer(w4, notes.total(randomness, us)),
    chain: masks.chain.map((w, at) => answer(w, rHat[at] as Secret)),
    permuted: masks.permuted.map((w, at) => answer(w, permuted[at] as Secret)),
  };
  notes.wipe();
  return { commitments, responses, permutation, chained };
}

function commit<Point>(
  group: Group<Point>,
  { after, publicKey }: ShuffleStatement<Point>,
  { first: [w1, w2, w3, w4], chain, permuted }: Masks,
  { h, hs, chained }: { readonly h: Point; readonly hs: readonly Point[]; readonly chained: readonly Point[] },
): ProofCommitments<Point> {
  const sum = (points: readonly Point[]) =>
    points.reduce(
      (all, point, at) => group.add(all, group.multiplySecret(permuted[at] as Secret, point)),
      group.identity,
    );
  const alphas = after.map(({ alpha }) => alpha);
  const betas = after.map(({ beta }) => beta);
  return {
    t1: group.multiplyBaseSecret(w1),
    t2: group.multiplyBaseSecret(w2),
    t3: group.add(group.multiplyBaseSecret(w3), sum(hs)),
    t41: group.subtract(sum(betas), group.multiplySecret(w4, publicKey)),
    t42: group.subtract(sum(alphas), group.multiplyBaseSecret(w4)),
    chain: chain.map((w, at) => {
      const before = at === 0 ? h : (chained[at - 1] as Point);
      return group.add(group.multiplyBaseSecret(w), group.multiplySecret(permuted[at] as Secret, before));
    }),
  };
}

/** v: for each place the product of all challenges behind it. */
function productsAfter(notes: Notes, permuted: readonly Secret[]): Secret[] {
  const products: Secret[] = [];
  let product = notes.number(1n);
  for (let at = permuted.length - 1; at >= 0; at -= 1) {
    products[at] = product;
    product = notes.times(product, permuted[at] as Secret);
  }
  return products;
}
