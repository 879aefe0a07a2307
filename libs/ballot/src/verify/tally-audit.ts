import { Fields, parseCanonical, textOf } from '../archive/canonical-json.ts';
import { checkShuffle } from '../shuffle/check-shuffle.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import type { ElectionContext } from './ballot-statements.ts';
import type { Board, Rows } from './board.ts';
import type { Findings } from './checks.ts';
import { Decryptions, rowsOf, shapeOf } from './decryptions.ts';
import { choicesOf } from './election.ts';
import type { Take } from './election-audit.ts';
import { isHash, type Stage } from './events.ts';
import { pointOf } from './numbers.ts';
import { checkResult, type Result, readResult, readTallyNumbers } from './outcome.ts';
import { readCiphertext } from './read-ballot.ts';
import type { TrusteeItem } from './trustees.ts';

/** What happens after the last ballot: checks 15 to 21. */
export class TallyAudit<P> {
  private readonly context: ElectionContext<P>;
  private readonly trustees: readonly TrusteeItem<P>[];
  private readonly board: Board<P>;
  private readonly findings: Findings;
  private readonly take: Take;
  private readonly decryptions: Decryptions<P>;
  /** As published; after a shuffle with its ciphertexts in place. */
  private tally: Rows<P> | undefined;
  private published: Result | undefined;
  private shufflers: number[] = [];

  constructor(
    context: ElectionContext<P>,
    trustees: readonly TrusteeItem<P>[],
    board: Board<P>,
    { findings, take }: { readonly findings: Findings; readonly take: Take },
  ) {
    this.context = context;
    this.trustees = trustees;
    this.board = board;
    this.findings = findings;
    this.take = take;
    this.decryptions = new Decryptions({ ...context, trustees }, findings);
  }

  /** The event EncryptedTally. @throws NotCanonical, WrongLength, NotInGroup */
  encrypted(content: Uint8Array): void {
    const { board, findings } = this;
    const { ballots, weight, tally } = readTallyNumbers(parseCanonical(textOf(content)));
    if (ballots !== board.voters) findings.fail(17, `${ballots} ballots are said to count; ${board.voters} do.`);
    if (weight !== board.totalWeight)
      findings.fail(17, `The total weight is said to be ${weight}; it is ${board.totalWeight}.`);
    findings.pass(17, `${ballots} ballots count, of total weight ${weight}.`);
    const file = this.fileOf(isHash(tally, 'encrypted_tally'), 'EncryptedTally');
    if (file === undefined) return;
    this.tally = this.readTally(file);
    board.compare(this.tally, findings);
  }

  /** The event Shuffle. @throws NotCanonical, WrongLength, NotInGroup */
  shuffle(content: Uint8Array): void {
    const { context, findings, tally } = this;
    const { owner, file } = this.readOwned(content, 'Shuffle');
    if (tally === undefined || file === undefined) return;
    if (owner < 1 || owner > this.owners())
      findings.fail(21, `A shuffle says it is of trustee ${owner}: there is none.`);
    this.shufflers.push(owner);
    const { group, publicKey, fingerprint } = context;
    const before = tally.filter((_, question) => this.isRanked(question));
    const found = checkShuffle(group, parseCanonical(textOf(file)), { before, publicKey, fingerprint });
    if ('problem' in found) {
      findings.fail(21, `Shuffle ${this.shufflers.length}, of trustee ${owner}: ${found.problem}.`);
      return;
    }
    const after = [...found.after];
    this.tally = tally.map((row, question) => (this.isRanked(question) ? (after.shift() ?? row) : row));
  }

  endShuffles(): void {
    if (this.shufflers.length === 0) this.findings.fail(21, 'Nobody shuffled the ranked ballots.');
  }

  /** The event PartialDecryption. @throws NotCanonical, WrongLength, NotInGroup */
  partial(content: Uint8Array): void {
    const { owner, file } = this.readOwned(content, 'PartialDecryption');
    if (this.tally !== undefined && file !== undefined) this.decryptions.add(owner, file, this.tally);
  }

  /** The event Result. @throws NotCanonical, WrongLength */
  result(content: Uint8Array): void {
    const { context, board, findings, tally } = this;
    if (tally === undefined) return;
    this.published = readResult(content, context.questions, tally);
    const factors = this.decryptions.together();
    if (factors === undefined) return;
    const decrypted = { questions: context.questions, tally, factors, totalWeight: board.totalWeight };
    checkResult(context.group, this.published, decrypted, findings);
  }

  end(stage: Stage): Result | null {
    const { findings } = this;
    const count = this.shufflers.length;
    if (this.context.questions.some(({ kind }) => kind === 'ranked')) {
      if (stage === 'decrypting' || stage === 'done')
        findings.pass(
          21,
          `${count} shuffles, by ${new Set(this.shufflers).size} trustees as they say, every one proven.`,
        );
    } else findings.pass(21, 'No question asks for a ranking, so nothing is shuffled.');
    if (stage !== 'done')
      for (const id of [15, 16, 17, 18, 19, 20, 21]) findings.leaveOpen(id, 'The election has no result yet.');
    return this.published ?? null;
  }

  private isRanked(question: number): boolean {
    return this.context.questions[question]?.kind === 'ranked';
  }

  private owners(): number {
    return this.trustees.reduce((sum, { keys }) => sum + keys.length, 0);
  }

  private readOwned(content: Uint8Array, type: string) {
    const fields = new Fields(parseCanonical(textOf(content)), '');
    const owner = fields.count('owner');
    const payload = isHash(fields.text('payload'), 'payload');
    fields.end();
    return { owner, file: this.fileOf(payload, type) };
  }

  private fileOf(hash: string, type: string): Uint8Array | undefined {
    const file = this.take(hash);
    if (file === undefined) this.findings.fail(3, `A file that an event "${type}" leads to does not stand before it.`);
    return file;
  }

  private readTally(file: Uint8Array): Rows<P> {
    const { group, questions } = this.context;
    const value = parseCanonical(textOf(file));
    const shapes = questions.map((question) =>
      shapeOf(question, question.kind === 'ranked' ? this.board.voters : choicesOf(question)),
    );
    return rowsOf(Array.isArray(value) ? value : [], shapes, 'the tally').map((row, question) =>
      row.map((one, at): Ciphertext<P> => {
        const { alpha, beta } = readCiphertext(one, `[${question}][${at}]`);
        const where = `choice ${at + 1} of question ${question + 1} in the tally`;
        return {
          alpha: pointOf(group, alpha, `alpha of ${where}`),
          beta: pointOf(group, beta, `beta of ${where}`),
        };
      }),
    );
  }
}
