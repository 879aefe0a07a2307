import { Fields, isCount, isList, type Json, parseCanonical, textOf } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import { logarithms } from '../make/result.ts';
import { decodeRanking } from '../shuffle/embedding.ts';
import type { Rows } from './board.ts';
import type { Audit, Findings } from './checks.ts';
import { type Factors, rowsOf, type Shape, shapeOf } from './decryptions.ts';
import type { Question } from './election.ts';
import { lengthOf } from './numbers.ts';

export type Result = NonNullable<Audit['result']>;

/** Above this weight a wrong number is not looked up, only told to be wrong. */
const SEARCHED = 1_000_000;

/** Reads the payload of the event Result. @throws NotCanonical, WrongLength */
export function readResult(content: Uint8Array, questions: readonly Question[], tally: Rows<unknown>): Result {
  const fields = new Fields(parseCanonical(textOf(content)), '');
  const value = fields.list('result');
  fields.end();
  const shapes: Shape[] = questions.map((question, at) => shapeOf(question, tally[at]?.length ?? 0));
  rowsOf(value, shapes, 'result');
  return value.map((row, at) => {
    const question = questions[at];
    const path = `result[${at}]`;
    if (question?.kind === 'homomorphic') return isList(row, path).map((one) => isCount(one, path));
    return isList(row, path).map((inner) => {
      const numbers = isList(inner, path);
      if (question?.kind === 'ranked') lengthOf(numbers, question.answers, path);
      return numbers.map((one) => isCount(one, path));
    });
  });
}

interface Decrypted<P> {
  readonly questions: readonly Question[];
  readonly tally: Rows<P>;
  readonly factors: Factors<P>;
  readonly totalWeight: number;
}

/** Check 20: what the tally decrypts to, and that the numbers are possible. */
export function checkResult<P>(group: Group<P>, result: Result, of: Decrypted<P>, findings: Findings): void {
  for (const [question, row] of of.tally.entries()) {
    const plain = row.map(({ beta }, at) => group.subtract(beta, of.factors[question]?.[at] ?? group.identity));
    const asked = of.questions[question];
    const published = result[question] ?? [];
    if (asked?.kind === 'ranked') checkRankings(group, plain, published as readonly number[][], question, findings);
    else checkCounts(group, plain, published.flat(), { question, totalWeight: of.totalWeight }, findings);
    if (asked?.kind === 'homomorphic') checkSums(asked, published.flat(), { question, ...of }, findings);
    if (asked?.kind === 'lists') checkLists(published as readonly number[][], { question, ...of }, findings);
  }
  findings.pass(20, 'Every published number is what the tally decrypts to, and possible.');
}

function checkCounts<P>(
  group: Group<P>,
  plain: readonly P[],
  published: readonly number[],
  { question, totalWeight }: { question: number; totalWeight: number },
  findings: Findings,
): void {
  for (const [at, point] of plain.entries()) {
    const count = published[at] ?? 0;
    const where = `Choice ${at + 1} of question ${question + 1}`;
    if (count > totalWeight) findings.fail(20, `${where} has ${count} votes, of ${totalWeight} there are.`);
    else if (!group.equal(group.multiplyBase(BigInt(count)), point)) {
      const right = totalWeight <= SEARCHED ? logarithms(group, totalWeight)(point) : undefined;
      const found = right === undefined ? 'to something else' : `to ${right}`;
      findings.fail(20, `${where} is published as ${count}; the tally decrypts ${found}.`);
    }
  }
}

/** Every ballot chose from min to max, or blank. */
function checkSums(
  { blank, min, max }: Question & { kind: 'homomorphic' },
  published: readonly number[],
  { question, totalWeight }: { question: number; totalWeight: number },
  findings: Findings,
): void {
  const blanks = blank ? (published[0] ?? 0) : 0;
  const voted = BigInt(totalWeight - blanks);
  const sum = published.slice(blank ? 1 : 0).reduce((total, count) => total + BigInt(count), 0n);
  if (sum < voted * BigInt(min) || sum > voted * BigInt(max))
    findings.fail(20, `Question ${question + 1} has ${sum} votes, which ${voted} ballots cannot give.`);
}

/** Every ballot chose one list, and of it one candidate or more, none twice. */
function checkLists(
  published: readonly (readonly number[])[],
  { question, totalWeight }: { question: number; totalWeight: number },
  findings: Findings,
): void {
  const chosen = published.reduce((total, [list = 0]) => total + BigInt(list), 0n);
  if (chosen !== BigInt(totalWeight))
    findings.fail(20, `The lists of question ${question + 1} have ${chosen} votes, of ${totalWeight} there are.`);
  for (const [at, [list = 0, ...candidates]] of published.entries()) {
    const sum = candidates.reduce((total, count) => total + BigInt(count), 0n);
    if (candidates.some((count) => count > list) || sum < BigInt(list))
      findings.fail(20, `The candidates of list ${at + 1} of question ${question + 1} cannot have these votes.`);
  }
}

function checkRankings<P>(
  group: Group<P>,
  plain: readonly P[],
  published: readonly (readonly number[])[],
  question: number,
  findings: Findings,
): void {
  for (const [at, point] of plain.entries()) {
    const numbers = published[at] ?? [];
    const found = decodeRanking(group, point, numbers.length);
    if (found === undefined || found.some((number, i) => number !== numbers[i]))
      findings.fail(20, `Answer ${at + 1} to question ${question + 1} decrypts to something else.`);
  }
}

/** @throws NotCanonical */
export function readTallyNumbers(value: Json): { ballots: number; weight: number; tally: string } {
  const fields = new Fields(value, '');
  const [ballots, weight, tally] = [
    fields.count('num_tallied'),
    fields.count('total_weight'),
    fields.text('encrypted_tally'),
  ];
  fields.end();
  return { ballots, weight, tally };
}
