import type { Group } from '../group.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import type { Findings } from './checks.ts';
import { choicesOf, type Question } from './election.ts';
import type { CiphertextText } from './read-ballot.ts';

/** What an encrypted tally holds: for each question its ciphertexts in a row. */
export type Rows<P> = readonly (readonly Ciphertext<P>[])[];

/** One ballot as it is counted. */
export interface Counted<P> {
  readonly credential: string;
  readonly weight: number;
  readonly choices: Rows<P>;
}

interface Kept {
  /** Position in the archive, from 1. */
  readonly number: number;
  readonly weight: number;
  /** The ciphertexts as texts, `alpha,beta,alpha,…`: to take the ballot out again when a later one replaces it. */
  readonly texts: string;
}

/**
 * Adds up ballots as they come, so that none need be kept: the last of each credential counts. Beside it, other sums
 * that a dishonest tally could have taken instead, to be able to say so.
 */
export class Board<P> {
  private readonly group: Group<P>;
  private readonly questions: readonly Question[];
  private readonly last = new Map<string, Kept>();
  private readonly sum: Ciphertext<P>[][];
  /** Of the ballots that later ones replaced. */
  private readonly earlier: Ciphertext<P>[][];
  /** Of the ballots that are not their credential's first. */
  private readonly later: Ciphertext<P>[][];
  private weight = 0;
  private replaced = 0;

  constructor(group: Group<P>, questions: readonly Question[]) {
    this.group = group;
    this.questions = questions;
    const none = { alpha: group.identity, beta: group.identity };
    const zero = () => questions.map((question) => Array.from({ length: choicesOf(question) }, () => none));
    [this.sum, this.earlier, this.later] = [zero(), zero(), zero()];
  }

  get voters(): number {
    return this.last.size;
  }

  get totalWeight(): number {
    return this.weight;
  }

  get revotes(): number {
    return this.replaced;
  }

  add({ credential, weight, choices }: Counted<P>, texts: readonly CiphertextText[], number: number): void {
    const before = this.last.get(credential);
    if (before === undefined) this.weight += weight;
    else {
      const again = this.choicesAgain(before);
      this.replaced += 1;
      this.addTo(this.sum, again, this.minus(before.weight));
      this.addTo(this.earlier, again, BigInt(before.weight));
      this.addTo(this.later, choices, BigInt(weight));
    }
    this.addTo(this.sum, choices, BigInt(weight));
    const joined = texts.map(({ alpha, beta }) => `${alpha},${beta}`).join(',');
    this.last.set(credential, { number, weight, texts: joined });
  }

  /** The number of the ballot that counts for this credential, from 1. */
  lastOf(credential: string): number | undefined {
    return this.last.get(credential)?.number;
  }

  /** What the encrypted tally must be. */
  expected(): Rows<P> {
    return this.questions.map((question, at) => (question.kind === 'ranked' ? this.listed(at) : (this.sum[at] ?? [])));
  }

  /** Checks 15 and 16 against the tally that was published. */
  compare(published: Rows<P>, findings: Findings): void {
    const counted = `${this.last.size} ballots of weight ${this.weight}`;
    if (this.isSame(published, this.expected())) {
      findings.pass(15, `${this.last.size} last ballots count; ${this.replaced} were replaced by later ones.`);
      findings.pass(16, `The sum of ${counted} was computed again and is the same.`);
      return;
    }
    findings.fail(16, `The sum of the ${counted} that count is another.`);
    if (this.replaced === 0) {
      findings.pass(15, 'Nobody voted twice.');
      return;
    }
    this.addTo(this.sum, this.earlier, 1n);
    if (this.isSame(published, this.sum)) findings.fail(15, 'Ballots that were replaced were counted too.');
    this.addTo(this.sum, this.later, this.minus(1));
    if (this.isSame(published, this.sum)) findings.fail(15, 'The first ballots were counted, not the last.');
  }

  private minus(weight: number): bigint {
    return weight === 0 ? 0n : this.group.order - BigInt(weight);
  }

  private isSame(published: Rows<P>, own: Rows<P>): boolean {
    return own.every((row, question) => {
      const [mine, theirs] = [this.textsOf(row), this.textsOf(published[question] ?? [])];
      // Programs list rankings in orders of their own; a shuffle follows, so that none of them means anything.
      if (this.questions[question]?.kind === 'ranked') for (const texts of [mine, theirs]) texts.sort();
      return mine.length === theirs.length && mine.every((text, at) => text === theirs[at]);
    });
  }

  private textsOf(row: readonly Ciphertext<P>[]): string[] {
    const points = this.group.encodeAll(row.flatMap(({ alpha, beta }) => [alpha, beta]));
    return row.map((_, at) => `${points[2 * at]},${points[2 * at + 1]}`);
  }

  /** Ranked answers are not added up: their ciphertexts stand in a list, one for each voter. */
  private listed(question: number): Ciphertext<P>[] {
    return [...this.last.values()].flatMap((kept) => this.choicesAgain(kept)[question] ?? []);
  }

  private choicesAgain({ texts }: Kept): Ciphertext<P>[][] {
    const points = this.group.decodeAll(texts.split(',')) as P[];
    let at = 0;
    return this.questions.map((question) =>
      Array.from({ length: choicesOf(question) }, () => ({ alpha: points[at++] as P, beta: points[at++] as P })),
    );
  }

  private addTo(sum: Ciphertext<P>[][], choices: Rows<P>, weight: bigint): void {
    const { group } = this;
    const times = (point: P) => (weight === 1n ? point : group.multiply(weight, point));
    for (const [question, row] of sum.entries()) {
      if (this.questions[question]?.kind === 'ranked') continue;
      for (const [at, { alpha, beta }] of row.entries()) {
        const one = choices[question]?.[at];
        if (one === undefined) throw new RangeError('The ballot was read for other questions.');
        row[at] = { alpha: group.add(alpha, times(one.alpha)), beta: group.add(beta, times(one.beta)) };
      }
    }
  }
}
