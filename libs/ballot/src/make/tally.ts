import type { Group } from '../group.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { hexHash } from './digest.ts';

/** A ballot to be counted: its ciphertexts decoded, the weight of its credential. */
export interface Counted<P> {
  readonly weight: number;
  /** For each question the ciphertext of each choice. */
  readonly choices: readonly (readonly Ciphertext<P>[])[];
}

/** Σ of the ciphertexts, each times its ballot's weight. `shape` is the number of choices of each question. */
export function encryptedTally<P>(
  group: Group<P>,
  shape: readonly number[],
  ballots: Iterable<Counted<P>>,
): Ciphertext<P>[][] {
  const sums = shape.map((length) => Array.from({ length }, () => ({ alpha: group.identity, beta: group.identity })));
  for (const { weight, choices } of ballots)
    for (const [question, row] of sums.entries())
      for (const [at, sum] of row.entries()) {
        const one = choices[question]?.[at];
        if (one === undefined) throw new CannotMake('A ballot has another number of choices than the election.');
        sum.alpha = group.add(sum.alpha, weighted(group, one.alpha, weight));
        sum.beta = group.add(sum.beta, weighted(group, one.beta, weight));
      }
  return sums;
}

/** The last ballot of each credential, in the order in which these were cast. */
export function lastOfEach<Ballot>(ballots: readonly Ballot[], credentialOf: (ballot: Ballot) => string): Ballot[] {
  const last = new Map<string, Ballot>();
  for (const ballot of ballots) {
    const credential = credentialOf(ballot);
    last.delete(credential);
    last.set(credential, ballot);
  }
  return [...last.values()];
}

/** The two payloads of the event `EncryptedTally`, in their order. */
export function encryptedTallyTexts<P>(
  group: Group<P>,
  tally: readonly (readonly Ciphertext<P>[])[],
  counted: { readonly ballots: number; readonly weight: number },
): [tally: string, sized: string] {
  const rows = tally.map((row) =>
    row.map(({ alpha, beta }) => ({ alpha: group.encode(alpha), beta: group.encode(beta) })),
  );
  const text = JSON.stringify(rows);
  const sized = { num_tallied: counted.ballots, total_weight: counted.weight, encrypted_tally: hexHash(text) };
  return [text, JSON.stringify(sized)];
}

/** `credential` or `credential,weight` → weight by credential. @throws CannotMake */
export function weightsOf(published: readonly string[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const line of published) {
    const [credential = '', weight = '1', ...more] = line.split(',');
    const number = Number(weight);
    if (more.length > 0 || !/^[1-9][0-9]*$/.test(weight) || !Number.isSafeInteger(number))
      throw new CannotMake('A weight in the list of credentials is no positive integer.');
    if (weights.has(credential)) throw new CannotMake('A credential is listed twice.');
    weights.set(credential, number);
  }
  return weights;
}

function weighted<P>(group: Group<P>, point: P, weight: number): P {
  return weight === 1 ? point : group.multiply(BigInt(weight), point);
}
