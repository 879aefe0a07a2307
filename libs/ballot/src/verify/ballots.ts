import { NotCanonical } from '../archive/canonical-json.ts';
import type { Claim } from '../group.ts';
import {
  type BallotStatements,
  type ElectionContext,
  hashToSign,
  pointTextsOf,
  statementsOf,
} from './ballot-statements.ts';
import { Board } from './board.ts';
import type { Findings } from './checks.ts';
import type { Credentials } from './credentials.ts';
import { NotInGroup, WrongLength } from './numbers.ts';
import { type BallotFile, readBallot } from './read-ballot.ts';
import { rootsIn, type Sidecar, type SidecarLine, sidecarLine } from './sidecar.ts';
import { commitmentsOf, unhashed } from './statements.ts';

/** A ballot as it comes out of the archive. */
export interface Cast {
  /** From 1, in the order of the events. */
  readonly number: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly content: Uint8Array;
}

interface Read<P> extends Cast, BallotStatements<P> {
  readonly file: BallotFile;
  /** What the sidecar says of it. */
  readonly line: SidecarLine | undefined;
  /** Its credential and ciphertexts, in a row. */
  readonly points: readonly (P | undefined)[];
}

export interface How {
  readonly findings: Findings;
  readonly sidecar: Sidecar | undefined;
  /** Told now and then how many ballots were checked. */
  readonly onChecked: ((checked: number) => void) | undefined;
  readonly onSidecarLine: ((line: string) => void) | undefined;
}

/** So many ballots are checked together; a sidecar saves the more, the more there are. */
const AT_ONCE = 64;
const AT_ONCE_WITH_SIDECAR = 2048;

/** Checks every ballot and adds it up: checks 4, 5, 6 and 9 to 14. */
export class Ballots<P> {
  readonly board: Board<P>;
  private readonly context: ElectionContext<P>;
  private readonly credentials: Credentials;
  private readonly findings: Findings;
  private readonly how: How;
  private waiting: Cast[] = [];
  private readonly signed = new Set<string>();
  private checked = 0;
  private fast = 0;

  constructor(context: ElectionContext<P>, credentials: Credentials, how: How) {
    this.context = context;
    this.credentials = credentials;
    this.findings = how.findings;
    this.how = how;
    this.board = new Board(context.group, context.questions);
  }

  async add(ballot: Cast): Promise<void> {
    this.waiting.push(ballot);
    const atOnce = this.how.sidecar === undefined ? AT_ONCE : AT_ONCE_WITH_SIDECAR;
    if (this.waiting.length >= atOnce) await this.flush();
  }

  /** Checks what is still waiting. */
  async flush(): Promise<void> {
    const waiting = this.waiting;
    if (waiting.length === 0) return;
    this.waiting = [];
    const ballots = await this.withStatements(waiting.flatMap((cast) => this.read(cast)));
    const held = this.heldBySidecar(ballots);
    for (const ballot of ballots) {
      if (!held.has(ballot)) this.checkAlone(ballot);
      this.count(ballot);
      this.how.onChecked?.(ballot.number);
    }
    this.checked += waiting.length;
  }

  /** After the last ballot. */
  end(): void {
    const all = `${this.checked} ballots`;
    const { findings } = this;
    const quick = this.fast > 0 ? ` ${this.fast} of them by the commitments of the sidecar.` : '';
    findings.pass(9, `All ${all} have a credential of the list.`);
    findings.pass(10, `All ${all} are signed by it.`);
    findings.pass(11, `Every choice of ${all}.${quick}`);
    findings.pass(12, `Every answer of ${all}.`);
    findings.pass(13, `In the election and in ${all}.`);
    findings.pass(14, `${all}, all of them different.`);
  }

  private read(cast: Cast): (Cast & { file: BallotFile })[] {
    return this.orFail(cast.number, () => {
      const file = readBallot(cast.content, this.context.questions);
      this.checkPlace(cast.number, file);
      return { ...cast, file };
    });
  }

  private checkPlace(number: number, file: BallotFile): void {
    const { uuid, fingerprint } = this.context;
    const { findings } = this;
    if (file.uuid !== uuid || file.fingerprint !== fingerprint)
      findings.fail(4, `Ballot ${number} is of another election.`);
    if (!this.credentials.weights.has(file.credential))
      findings.fail(9, `Ballot ${number} has a credential that is not in the list.`);
    if (file.hash !== hashToSign(file)) findings.fail(10, `Ballot ${number}: the signature is of another text.`);
    if (this.signed.has(file.hash)) findings.fail(14, `Ballot ${number} is the same as an earlier one, signed anew.`);
    this.signed.add(file.hash);
  }

  private async withStatements(ballots: readonly (Cast & { file: BallotFile })[]): Promise<Read<P>[]> {
    const { group } = this.context;
    const texts = ballots.map(({ file }) => pointTextsOf(file));
    const lines: (SidecarLine | undefined)[] = [];
    for (const { hash } of ballots) lines.push(await this.how.sidecar?.lineOf(hash));
    const roots = texts.flatMap(({ length }, at) => rootsIn(lines[at], 0, length));
    const all = group.decodeAll(texts.flat(), this.how.sidecar === undefined ? undefined : roots);
    let at = 0;
    return ballots.flatMap((ballot, index) => {
      const points = all.slice(at, at + (texts[index]?.length ?? 0));
      at += points.length;
      return this.orFail(ballot.number, () => {
        const statements = statementsOf(this.context, ballot.file, points);
        return { ...ballot, ...statements, points, line: lines[index] };
      });
    });
  }

  /** Those whose commitments a sidecar gives, rightly. */
  private heldBySidecar(ballots: readonly Read<P>[]): ReadonlySet<Read<P>> {
    const held = new Set<Read<P>>();
    const { group } = this.context;
    const claims: Claim<P>[] = [];
    for (const ballot of ballots) {
      const given = ballot.line?.commitments;
      const terms = ballot.statements.flatMap(({ commitments }) => commitments);
      if (given?.length !== terms.length || unhashed(group, ballot.statements, given).length > 0) continue;
      held.add(ballot);
      const roots = rootsIn(ballot.line, ballot.points.length, terms.length);
      for (const [at, own] of terms.entries())
        claims.push({ commitment: given[at] ?? '', terms: own, root: roots[at] });
    }
    if (!group.allHold(claims)) return new Set();
    this.fast += held.size;
    return held;
  }

  private checkAlone({ number, hash, statements, points }: Read<P>): void {
    const { group } = this.context;
    const computed = commitmentsOf(group, statements);
    const commitments = group.encodeAll(computed);
    for (const { check, what } of unhashed(group, statements, commitments))
      this.findings.fail(check, `Ballot ${number}: ${what} does not hold.`);
    if (this.how.onSidecarLine === undefined) return;
    const own = points.map((point) => point ?? group.identity);
    const roots = group.rootsOf([...own, ...computed]).join('') || undefined;
    this.how.onSidecarLine(sidecarLine({ hash, commitments, roots }));
  }

  private count({ number, file, choices }: Read<P>): void {
    const weight = this.credentials.weights.get(file.credential) ?? 1;
    if (weight !== 1 && this.context.questions.some(({ kind }) => kind === 'ranked'))
      this.findings.fail(8, `Ballot ${number} ranks, and has a weight other than 1.`);
    const texts = file.answers.flatMap((answer) => answer.choices);
    this.board.add({ credential: file.credential, weight, choices }, texts, number);
  }

  private orFail<What>(number: number, read: () => What): What[] {
    try {
      return [read()];
    } catch (error) {
      failFor(this.findings, error, `Ballot ${number}`);
      return [];
    }
  }
}

/** Puts down to the right check what a reader complained of. Rethrows what is no complaint. */
export function failFor(findings: Findings, error: unknown, what: string): void {
  if (error instanceof NotCanonical) findings.fail(5, `${what}: ${error.message}.`);
  else if (error instanceof NotInGroup) findings.fail(6, `${what}: ${error.message}`);
  else if (error instanceof WrongLength) findings.fail(13, `${what}: ${error.message}`);
  else throw error;
}
