import type { Json } from '../archive/canonical-json.ts';
import type { Group, Term } from '../group.ts';
import { base64Hash } from '../make/digest.ts';
import { numberBelow } from '../make/prove.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import type { CheckId } from './checks.ts';
import type { Question } from './election.ts';
import { answered, NotInGroup } from './numbers.ts';
import type { AnswerFile, BallotFile } from './read-ballot.ts';
import { type Answered, holdsValue, type Statement, sumOfChallenges } from './statements.ts';

/** What every ballot of an election is checked against. */
export interface ElectionContext<P> {
  readonly group: Group<P>;
  readonly publicKey: P;
  readonly questions: readonly Question[];
  readonly uuid: string;
  /** φ: base64 of SHA-256 of the election, unpadded. */
  readonly fingerprint: string;
}

/** A ballot whose parts are all in the group: what must hold, and what will be counted. */
export interface BallotStatements<P> {
  /** In the order in which commitments stand in a sidecar: answer by answer, then the signature. */
  readonly statements: readonly Statement<P>[];
  /** For each question the ciphertexts in a row. */
  readonly choices: readonly (readonly Ciphertext<P>[])[];
}

/** The texts of all points of a ballot: decoding those of many ballots together is much quicker. */
export function pointTextsOf({ credential, answers }: BallotFile): string[] {
  return [credential, ...answers.flatMap(({ choices }) => choices.flatMap(({ alpha, beta }) => [alpha, beta]))];
}

/** @param points decoded from {@link pointTextsOf} @throws NotInGroup, NotCanonical */
export function statementsOf<P>(
  context: ElectionContext<P>,
  ballot: BallotFile,
  [credential, ...points]: readonly (P | undefined)[],
): BallotStatements<P> {
  const { group } = context;
  if (credential === undefined) throw new NotInGroup('The credential is no element of the group.');
  let at = 0;
  const next = (what: string): P => {
    const point = points[at++];
    if (point === undefined) throw new NotInGroup(`${what} is no element of the group.`);
    return point;
  };
  const label = `${context.fingerprint}|${ballot.credential}`;
  const choices = ballot.answers.map((answer, question) =>
    answer.choices.map((_, choice) => {
      const where = `choice ${choice + 1} of question ${question + 1}`;
      return { alpha: next(`alpha of ${where}`), beta: next(`beta of ${where}`) };
    }),
  );
  const statements = ballot.answers.flatMap((answer, question) =>
    new AnswerAudit(context, label, question, choices[question] ?? []).statements(answer),
  );
  return { statements: [...statements, signatureStatement(group, ballot, credential)], choices };
}

function signatureStatement<P>(group: Group<P>, { hash, signature }: BallotFile, credential: P): Statement<P> {
  const { c, z } = answered(group, signature, 'signature.proof');
  const commitment: Term<P>[] = [
    [z, group.generator],
    [c, credential],
  ];
  return { check: 10, what: 'the signature', prefix: `sig|${hash}|`, challenge: c, commitments: [commitment] };
}

/** The hash that the signature of a ballot must cover. */
export function hashToSign({ unsigned }: BallotFile): string {
  return base64Hash(unsigned);
}

class AnswerAudit<P> {
  private readonly context: ElectionContext<P>;
  private readonly label: string;
  private readonly question: number;
  private readonly choices: readonly Ciphertext<P>[];

  constructor(context: ElectionContext<P>, label: string, question: number, choices: readonly Ciphertext<P>[]) {
    this.context = context;
    this.label = label;
    this.question = question;
    this.choices = choices;
  }

  statements(answer: AnswerFile): Statement<P>[] {
    if (answer.kind === 'ranked') return [this.ranked(answer)];
    const individual = this.choices.map((choice, at) => {
      const { alpha, beta } = answer.choices[at] ?? { alpha: '', beta: '' };
      const what = `the proof of choice ${at + 1} of question ${this.question + 1}`;
      const claimed = [0, 1].map((value) => ({ of: choice, value }));
      return this.oneOf(11, what, claimed, answer.individual[at] ?? [], `prove|${this.label}|${alpha},${beta}|`);
    });
    const listed = answer.choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(',');
    const prefix = `${this.label}|${listed}|`;
    if (answer.kind === 'lists') return [...individual, ...this.lists(answer, prefix)];
    const question = this.context.questions[this.question];
    if (question?.kind !== 'homomorphic') throw new RangeError('The answer was read for another question.');
    const [first, ...rest] = this.choices;
    const sum = sumOf(this.context.group, answer.blank === undefined ? this.choices : rest);
    const range = Array.from({ length: question.max - question.min + 1 }, (_, at) => ({
      of: sum,
      value: question.min + at,
    }));
    const what = `of the number of choices of question ${this.question + 1}`;
    if (answer.blank === undefined || first === undefined) {
      const text = `prove|${prefix}${this.context.group.encodeAll([sum.alpha, sum.beta]).join(',')}|`;
      return [...individual, this.oneOf(12, `the proof ${what}`, range, answer.overall, text)];
    }
    const overall = [{ of: first, value: 1 }, ...range];
    const blank = [first, sum].map((of) => ({ of, value: 0 }));
    return [
      ...individual,
      this.oneOf(12, `the proof ${what}`, overall, answer.overall, `bproof1|${prefix}`),
      this.oneOf(12, `the proof of the blank vote ${what}`, blank, answer.blank, `bproof0|${prefix}`),
    ];
  }

  /** One of several ciphertexts holds the value said of it. */
  private oneOf(
    check: CheckId,
    what: string,
    alternatives: readonly { readonly of: Ciphertext<P>; readonly value: number }[],
    proofs: readonly Json[],
    prefix: string,
  ): Statement<P> {
    const { group, publicKey } = this.context;
    const pairs: Answered[] = alternatives.map((_, at) => answered(group, proofs[at], what));
    const commitments = alternatives.flatMap(({ of, value }, at) =>
      holdsValue(group, publicKey, of, value, pairs[at] as Answered),
    );
    return { check, what, prefix, challenge: sumOfChallenges(group, pairs), commitments };
  }

  private lists(answer: AnswerFile & { kind: 'lists' }, prefix: string): Statement<P>[] {
    const { group, questions } = this.context;
    const question = questions[this.question];
    const lengths = question?.kind === 'lists' ? question.lists : [];
    const where = `of question ${this.question + 1}`;
    const left = [...this.choices];
    const rows = lengths.map((length) => left.splice(0, length));
    const heads = sumOf(
      group,
      rows.flatMap((row) => row.slice(0, 1)),
    );
    const headText = group.encodeAll([heads.alpha, heads.beta]).join(',');
    const one = [{ of: heads, value: 1 }];
    const overall = this.oneOf(
      12,
      `the proof of one list ${where}`,
      one,
      answer.overall,
      `prove|${prefix}${headText}|`,
    );
    const lists = rows.map(([head, ...candidates], list) => {
      const alternatives = [
        { of: head ?? heads, value: 1 },
        { of: sumOf(group, candidates), value: 0 },
      ];
      const what = `the proof of list ${list + 1} ${where}`;
      return this.oneOf(12, what, alternatives, answer.lists[list] ?? [], `lproof|${prefix}`);
    });
    return [overall, ...lists, this.nonzero(answer.nonzero, rows, prefix)];
  }

  /** The sum of all candidates is not zero. */
  private nonzero(
    { commitment, challenge, responses }: (AnswerFile & { kind: 'lists' })['nonzero'],
    rows: readonly (readonly Ciphertext<P>[])[],
    prefix: string,
  ): Statement<P> {
    const { group, publicKey } = this.context;
    const what = `the proof that a candidate is chosen in question ${this.question + 1}`;
    const [c, t1, t2] = [challenge, ...responses].map((value) => {
      const number = numberBelow(group, value);
      if (number === undefined) throw new NotInGroup(`A number in ${what} is not below the order of the group.`);
      return number;
    }) as [bigint, bigint, bigint];
    const A0 = group.decode(commitment);
    if (A0 === undefined) throw new NotInGroup(`The commitment in ${what} is no element of the group.`);
    const { alpha, beta } = sumOf(
      group,
      rows.flatMap((row) => row.slice(1)),
    );
    const first: Term<P>[] = [
      [t1, alpha],
      [t2, group.generator],
    ];
    const second: Term<P>[] = [
      [t1, beta],
      [t2, publicKey],
      [c, A0],
    ];
    // A commitment to zero is the identity: then no challenge will do.
    const impossible = group.equal(A0, group.identity) ? -1n : c;
    const claimed = { prefix: `nonzero|${prefix}${commitment},`, challenge: impossible, commitments: [first, second] };
    return { check: 12, what, ...claimed };
  }

  private ranked(answer: AnswerFile & { kind: 'ranked' }): Statement<P> {
    const { group, publicKey } = this.context;
    const what = `the proof of the answer to question ${this.question + 1}`;
    const [choice] = this.choices;
    const { alpha, beta } = answer.choices[0] ?? { alpha: '', beta: '' };
    const { c, z } = answered(group, answer.proof, what);
    const prefix = `raweg|${this.label}|${group.encode(publicKey)},${alpha},${beta}|`;
    const commitment: Term<P>[] = [
      [z, group.generator],
      [c, choice?.alpha ?? group.identity],
    ];
    return { check: 11, what, prefix, challenge: c, commitments: [commitment] };
  }
}

function sumOf<P>(group: Group<P>, ciphertexts: readonly Ciphertext<P>[]): Ciphertext<P> {
  return {
    alpha: group.sum(ciphertexts.map(({ alpha }) => alpha)),
    beta: group.sum(ciphertexts.map(({ beta }) => beta)),
  };
}
