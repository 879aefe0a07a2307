import { Fields, isList, isText, type Json, parseCanonical, textOf } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import { lagrange } from '../make/decrypt.ts';
import type { Rows } from './board.ts';
import type { Findings } from './checks.ts';
import type { Question } from './election.ts';
import { answered, lengthOf, pointOf } from './numbers.ts';
import { falseStatements, type Statement } from './statements.ts';
import type { TrusteeItem } from './trustees.ts';

/** The factors of one trustee, for each question in a row. */
export type Factors<P> = readonly (readonly P[])[];

interface Context<P> {
  readonly group: Group<P>;
  readonly fingerprint: string;
  readonly trustees: readonly TrusteeItem<P>[];
  readonly questions: readonly Question[];
}

/** Collects partial decryptions and puts them together: checks 18 and 19. */
export class Decryptions<P> {
  private readonly context: Context<P>;
  private readonly findings: Findings;
  private readonly byOwner = new Map<number, Factors<P>>();
  private count = 0;

  constructor(context: Context<P>, findings: Findings) {
    this.context = context;
    this.findings = findings;
  }

  /** @param owner from 1 @throws NotCanonical, WrongLength, NotInGroup */
  add(owner: number, content: Uint8Array, tally: Rows<P>): void {
    const { group, trustees, questions } = this.context;
    this.count += 1;
    const key = trustees.flatMap(({ keys }) => keys)[owner - 1];
    if (key === undefined) {
      this.findings.fail(19, `Partial decryption ${this.count} says it is of trustee ${owner}: there is none.`);
      return;
    }
    if (this.byOwner.has(owner)) this.findings.fail(19, `Trustee ${owner} decrypted twice.`);
    const fields = new Fields(parseCanonical(textOf(content)), '');
    const shapes = tally.map((row, at) => shapeOf(questions[at], row.length));
    const factors = rowsOf(fields.list('decryption_factors'), shapes, 'decryption_factors').map((row, question) =>
      row.map((text, at) => factorOf(group, text, `Factor ${at + 1} of question ${question + 1} of trustee ${owner}`)),
    );
    const proofs = rowsOf(fields.list('decryption_proofs'), shapes, 'decryption_proofs');
    fields.end();
    const statements = tally.flatMap((row, question) =>
      row.map(({ alpha }, at): Statement<P> => {
        const path = `decryption_proofs[${question}][${at}]`;
        const { c, z } = answered(group, proofs[question]?.[at], path);
        const factor = factors[question]?.[at] ?? group.identity;
        const A: Statement<P>['commitments'][number] = [
          [z, group.generator],
          [c, key.point],
        ];
        return {
          check: 18,
          what: `choice ${at + 1} of question ${question + 1}`,
          prefix: `decrypt|${this.context.fingerprint}|${key.text}|`,
          challenge: c,
          commitments: [
            A,
            [
              [z, alpha],
              [c, factor],
            ],
          ],
        };
      }),
    );
    const wrong = falseStatements(group, statements);
    for (const { what } of wrong) this.findings.fail(18, `Trustee ${owner}: the proof for ${what} does not hold.`);
    // One that is not proven takes nobody's place.
    if (wrong.length === 0 && !this.byOwner.has(owner)) this.byOwner.set(owner, factors);
  }

  /** Checks 18 and 19 at the end. @returns the factors together, where there are enough */
  together(): Factors<P> | undefined {
    const { trustees } = this.context;
    this.findings.pass(18, `${this.count} partial decryptions, every factor proven.`);
    const terms: (readonly [k: bigint, factors: Factors<P>])[] = [];
    let first = 0;
    let isEnough = true;
    for (const { kind, threshold, keys } of trustees) {
      const there = keys.map((_, at) => at + 1).filter((index) => this.byOwner.has(first + index));
      const chosen = there.slice(0, threshold);
      if (chosen.length < threshold) {
        isEnough = false;
        const who = kind === 'Single' ? `trustee ${first + 1}, who is always needed,` : `of ${keys.length} trustees`;
        this.findings.fail(19, `Too few decrypted: ${who} ${chosen.length} of ${threshold} did so with proof.`);
      }
      for (const index of chosen) {
        const k = kind === 'Single' ? 1n : lagrange(chosen, index, this.context.group.order);
        terms.push([k, this.byOwner.get(first + index) ?? []]);
      }
      first += keys.length;
    }
    this.findings.pass(19, `${this.byOwner.size} of ${first} trustees decrypted, each once.`);
    return isEnough ? combined(this.context.group, terms) : undefined;
  }
}

function combined<P>(group: Group<P>, terms: readonly (readonly [k: bigint, factors: Factors<P>])[]): Factors<P> {
  const [, shape = []] = terms[0] ?? [];
  return shape.map((row, question) =>
    row.map((_, at) =>
      group.combine(terms.map(([k, factors]): [bigint, P] => [k, factors[question]?.[at] ?? group.identity])),
    ),
  );
}

/** How many entries a question has: a number, or one for each list. */
export type Shape = number | readonly number[];

export function shapeOf(question: Question | undefined, length: number): Shape {
  return question?.kind === 'lists' ? question.lists : length;
}

/** Entries for each question in a row; those of lists stand in lists of their own. @throws NotCanonical, WrongLength */
export function rowsOf(value: readonly Json[], shapes: readonly Shape[], path: string): (readonly Json[])[] {
  return lengthOf(value, shapes.length, path).map((row, question) => {
    const shape = shapes[question] ?? 0;
    const where = `${path}[${question}]`;
    const list = isList(row, where);
    if (typeof shape === 'number') return lengthOf(list, shape, where);
    return lengthOf(list, shape.length, where).flatMap((one, at) =>
      lengthOf(isList(one, `${where}[${at}]`), shape[at] ?? 0, `${where}[${at}]`),
    );
  });
}

function factorOf<P>(group: Group<P>, value: Json, what: string): P {
  return pointOf(group, isText(value, what), what);
}
