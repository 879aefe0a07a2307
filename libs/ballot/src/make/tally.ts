import type { Group } from '../group.ts';
import { type Ciphertext, ciphertextJson } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { hexHash } from './digest.ts';
import { type Election, isRanked, type Question, widthOf } from './election.ts';
import { nested } from './nested.ts';

/** A ballot to be counted: its ciphertexts decoded, the weight of its credential. */
export interface Counted<P> {
  readonly weight: number;
  /** For each question the ciphertext of each choice, list after list where there are lists; of a ranked question one. */
  readonly choices: readonly (readonly Ciphertext<P>[])[];
}

/**
 * For each plain question, and of lists, Σ of the ciphertexts, each times its ballot's weight; for each ranked question the ballots'
 * ciphertexts as they are. @throws CannotMake for a ballot of another shape, or of weight 2 or more where one is ranked
 */
export function encryptedTally<P>(
  group: Group<P>,
  questions: readonly Question[],
  ballots: readonly Counted<P>[],
): Ciphertext<P>[][] {
  return questions.map((question, at) => {
    const rows = ballots.map(({ choices }) => choices[at] ?? []);
    if (rows.some(({ length }) => length !== (isRanked(question) ? 1 : widthOf(question))))
      throw new CannotMake('A ballot has another number of choices than the election.');
    if (isRanked(question)) {
      if (ballots.some(({ weight }) => weight !== 1)) throw new CannotMake('A ranked ballot has no weight.');
      return rows.flat();
    }
    return Array.from({ length: widthOf(question) }, (_, choice) => ({
      alpha: weightedSum(group, ballots, (row) => row[choice]?.alpha, at),
      beta: weightedSum(group, ballots, (row) => row[choice]?.beta, at),
    }));
  });
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
  { group, questions }: Pick<Election<P>, 'group' | 'questions'>,
  tally: readonly (readonly Ciphertext<P>[])[],
  counted: { readonly ballots: number; readonly weight: number },
): [tally: string, sized: string] {
  const rows = tally.map((row, at) =>
    nested(
      questions[at],
      row.map((one) => ciphertextJson(group, one)),
    ),
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
    if (more.length > 0 || !/^(0|[1-9][0-9]*)$/.test(weight) || !Number.isSafeInteger(number))
      throw new CannotMake('A weight in the list of credentials is no whole number.');
    if (weights.has(credential)) throw new CannotMake('A credential is listed twice.');
    weights.set(credential, number);
  }
  return weights;
}

function weightedSum<P>(
  group: Group<P>,
  ballots: readonly Counted<P>[],
  pointOf: (row: readonly Ciphertext<P>[]) => P | undefined,
  question: number,
): P {
  let sum = group.identity;
  for (const { weight, choices } of ballots) {
    const point = pointOf(choices[question] ?? []) ?? group.identity;
    sum = group.add(sum, weight === 1 ? point : group.multiply(BigInt(weight), point));
  }
  return sum;
}
