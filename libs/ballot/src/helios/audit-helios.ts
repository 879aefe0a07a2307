import { isCount, isList, isText, type Json, type JsonObject } from '../archive/canonical-json.ts';
import { Unreadable } from '../archive/unreadable.ts';
import type { AuditInputs } from '../verify/audit-archive.ts';
import { failFor } from '../verify/ballots.ts';
import { type Audit, Findings } from '../verify/checks.ts';
import type { Titles } from '../verify/election.ts';
import { lengthOf } from '../verify/numbers.ts';
import { type HeliosElection, readElection } from './election.ts';
import { elementOf, HELIOS_GROUP, power, quotient } from './group.ts';
import { type Ciphertext, holdsOneOf, isFactor, knowsKey, readCiphertext, times } from './proofs.ts';
import { hashOf } from './python-json.ts';
import { type HeliosRecord, Named, readRecord } from './record.ts';
import { isHashOfVoters } from './voters.ts';

/** What Helios has not: no chain, no signatures, no mixnet here, no log that witnesses sign. */
const WITHOUT: readonly (readonly [number, string])[] = [
  [2, 'Helios keeps no chain of events.'],
  [10, 'Helios has no signatures: the server says whose a ballot is.'],
  [17, 'Helios publishes no such numbers.'],
  [22, 'Helios keeps no log that a city and witnesses could sign.'],
];

/** Audits a record of Helios (versions 3 and 4), a homomorphic election in its group of 2048 bits. @throws Unreadable */
export function auditHelios(bytes: Uint8Array, inputs: AuditInputs): Audit {
  const findings = new Findings();
  const audit = new HeliosAudit(findings, inputs);
  try {
    audit.run(readRecord(bytes));
  } catch (error) {
    failFor(findings, error, 'The record');
  }
  for (const [id, why] of WITHOUT) findings.leaveOpen(id, why);
  const verdict = findings.verdict();
  const { ballots, voters, titles } = audit;
  const result = verdict === 'verified' ? audit.result : null;
  return { verdict, checks: findings.checks(), result, ballots, voters, titles };
}

/** A ballot of a voter, as far as it was read. */
interface Voted {
  readonly hash: string;
  readonly castAt: Json | undefined;
  readonly choices: readonly (readonly Ciphertext[])[];
}

/** Some records have an entry for each voter, empty where she did not vote. */
function wasCast(vote: Json): boolean {
  if (typeof vote !== 'object' || vote === null || Array.isArray(vote)) return vote !== null;
  const { vote: ballot, vote_hash: hash } = vote as JsonObject;
  return (ballot ?? hash ?? null) !== null;
}

/** Helios writes times so that their order is that of the texts. */
function isLater(time: Json | undefined, before: Json | undefined): boolean {
  return typeof time === 'string' && typeof before === 'string' && time > before;
}

class HeliosAudit {
  ballots = 0;
  voters = 0;
  titles: Titles | undefined;
  result: number[][] | null = null;
  private readonly findings: Findings;
  private readonly inputs: AuditInputs;
  /** By voter: her last ballot. */
  private readonly voted = new Map<string, Voted>();
  private readonly hashes = new Map<string, string>();
  private readonly seen = new Set<string>();

  constructor(findings: Findings, inputs: AuditInputs) {
    this.findings = findings;
    this.inputs = inputs;
  }

  run(record: HeliosRecord): void {
    const election = readElection(record.election, this.findings);
    this.titles = { name: election.name, questions: election.questions.map(({ title }) => title) };
    this.readVoters(record.voters, election);
    const votes = record.votes.filter(wasCast);
    for (const [at, vote] of votes.entries()) this.orFail(`Ballot ${at + 1}`, () => this.vote(vote, at + 1, election));
    this.ballots = votes.length;
    this.voters = this.voted.size;
    const sums = this.sums(election);
    const factors = this.readTrustees(record.trustees, election, sums);
    if (factors !== undefined) this.orFail('The result', () => this.checkResult(record.results, sums, factors));
    this.lookForTracker();
    this.passAll(election, record.trustees.length);
  }

  private readVoters(voters: readonly Json[], { uuid, votersHash }: HeliosElection): void {
    const { findings } = this;
    for (const [at, value] of voters.entries()) {
      const voter = new Named(value, `voters[${at}]`);
      const id = voter.text('uuid');
      // Who has an alias may be without: her identifier is unique all the same.
      if ((voter.may('election_uuid') ?? uuid) !== uuid) findings.fail(4, `Voter ${at + 1} is of another election.`);
      if (this.hashes.has(id)) findings.fail(8, `Voter ${at + 1} is listed twice.`);
      if ((voter.may('weight') ?? 1) !== 1)
        throw new Unreadable('Voters of this election have weights: not known here.');
      this.hashes.set(id, hashOf(value));
    }
    if (votersHash !== undefined && !isHashOfVoters(votersHash, voters))
      findings.fail(8, 'The list of voters is another than the one that the fingerprint of the election covers.');
    const { census } = this.inputs;
    const covered = votersHash === undefined ? '' : ', as the fingerprint of the election has them';
    const counted = `${voters.length} voters, all distinct${covered}`;
    if (census === undefined) findings.leaveOpen(8, `${counted}; no census was given to compare with.`);
    else if (voters.length > census) findings.fail(8, `${counted}, but the census has ${census}.`);
    else findings.pass(8, `${counted}; the census has ${census}.`);
  }

  private vote(value: Json, number: number, election: HeliosElection): void {
    const { findings } = this;
    const cast = new Named(value, 'vote');
    const ballot = cast.may('vote');
    if (ballot === undefined || ballot === null)
      throw new Unreadable('This record has the hashes of ballots and not the ballots: nothing can be counted again.');
    const hash = cast.text('vote_hash');
    const voter = cast.text('voter_uuid');
    if (hashOf(ballot) !== hash) findings.fail(1, `Ballot ${number} has another hash than it says.`);
    const known = this.hashes.get(voter);
    if (known === undefined) findings.fail(9, `Ballot ${number} is of nobody in the list of voters.`);
    else if (cast.text('voter_hash') !== known) findings.fail(9, `Ballot ${number} is of a voter other than listed.`);
    const castAt = cast.may('cast_at');
    const before = this.voted.get(voter);
    // Where a record holds every ballot cast, the last of each voter counts.
    if (before !== undefined && !isLater(castAt, before.castAt))
      findings.fail(14, `Ballot ${number}: this voter has one already, and it is not older.`);
    const fields = new Named(ballot, 'vote');
    if (fields.text('election_hash') !== election.hash || fields.text('election_uuid') !== election.uuid)
      findings.fail(4, `Ballot ${number} is of another election.`);
    const answers = lengthOf(fields.list('answers'), election.questions.length, 'answers');
    const choices = answers.map((answer, question) => this.answer(answer, { number, question, election }));
    this.voted.set(voter, { hash, castAt, choices });
  }

  /** For each choice the product of the ballots that count. */
  private sums({ questions }: HeliosElection): Ciphertext[][] {
    const one = { alpha: 1n, beta: 1n };
    const sums = questions.map(({ answers }) => Array.from({ length: answers }, () => one));
    for (const { choices } of this.voted.values())
      for (const [question, row] of sums.entries())
        for (const [at, sum] of row.entries()) row[at] = times(sum, choices[question]?.[at] ?? one);
    return sums;
  }

  private answer(
    value: Json,
    { number, question, election }: { number: number; question: number; election: HeliosElection },
  ): Ciphertext[] {
    const { answers, min, max } = election.questions[question] ?? { answers: 0, min: 0, max: 0 };
    const path = `answers[${question}]`;
    const where = `question ${question + 1}`;
    const answer = new Named(value, path);
    const choices = lengthOf(answer.list('choices'), answers, `${path}.choices`).map((one, at) =>
      readCiphertext(one, `${path}.choices[${at}]`),
    );
    const proofs = lengthOf(answer.list('individual_proofs'), answers, `${path}.individual_proofs`);
    for (const [at, choice] of choices.entries()) {
      const pair = lengthOf(isList(proofs[at], path), 2, `${path}.individual_proofs[${at}]`);
      if (!holdsOneOf(election.y, choice, 0, pair, `${path}.individual_proofs[${at}]`))
        this.findings.fail(11, `Ballot ${number}: the proof of choice ${at + 1} of ${where} does not hold.`);
      // Proofs of Helios do not name the voter: a ballot of somebody else can be sent in again.
      if (this.seen.has(String(choice.alpha)))
        this.findings.fail(14, `Ballot ${number} repeats an earlier ciphertext.`);
      this.seen.add(String(choice.alpha));
    }
    if (max === null) return choices;
    const overall = answer.need('overall_proof');
    const sum = choices.reduce(times, { alpha: 1n, beta: 1n });
    const list = lengthOf(isList(overall, `${path}.overall_proof`), max - min + 1, `${path}.overall_proof`);
    if (!holdsOneOf(election.y, sum, min, list, `${path}.overall_proof`))
      this.findings.fail(12, `Ballot ${number}: the proof of the number of choices of ${where} does not hold.`);
    return choices;
  }

  /** @returns the product of everybody's factors */
  private readTrustees(
    trustees: readonly Json[],
    election: HeliosElection,
    sums: readonly (readonly Ciphertext[])[],
  ): bigint[][] | undefined {
    const { findings } = this;
    const factors = sums.map((row) => row.map(() => 1n));
    let product = 1n;
    const keys = new Set<bigint>();
    if (trustees.length === 0) findings.fail(7, 'There is no trustee.');
    for (const [at, value] of trustees.entries())
      this.orFail(`Trustee ${at + 1}`, () => {
        const y = this.trusteeKey(new Named(value, `trustees[${at}]`), at + 1);
        if (keys.has(y)) findings.fail(19, `Trustee ${at + 1} is there twice.`);
        keys.add(y);
        product = (product * y) % HELIOS_GROUP.p;
        this.addFactors(new Named(value, `trustees[${at}]`), { number: at + 1, y }, sums, factors);
      });
    if (product !== election.y) findings.fail(7, "The election's key is not the product of the trustees' keys.");
    return findings.hasFailed(18) ? undefined : factors;
  }

  private trusteeKey(trustee: Named, number: number): bigint {
    const key = trustee.need('public_key');
    const y = elementOf(new Named(key, 'public_key').text('y'), `The key of trustee ${number}`);
    if (hashOf(key) !== trustee.text('public_key_hash'))
      this.findings.fail(7, `The key of trustee ${number} has another hash than it says.`);
    if (!knowsKey(y, trustee.need('pok'), 'pok'))
      this.findings.fail(7, `The proof that trustee ${number} knows her key does not hold.`);
    return y;
  }

  private addFactors(
    trustee: Named,
    { number, y }: { readonly number: number; readonly y: bigint },
    sums: readonly (readonly Ciphertext[])[],
    factors: bigint[][],
  ): void {
    const given = lengthOf(trustee.list('decryption_factors'), sums.length, 'decryption_factors');
    const proofs = lengthOf(trustee.list('decryption_proofs'), sums.length, 'decryption_proofs');
    for (const [question, row] of sums.entries()) {
      const texts = lengthOf(isList(given[question], 'decryption_factors'), row.length, 'decryption_factors');
      const own = lengthOf(isList(proofs[question], 'decryption_proofs'), row.length, 'decryption_proofs');
      for (const [at, { alpha }] of row.entries()) {
        const where = `choice ${at + 1} of question ${question + 1}`;
        const factor = elementOf(isText(texts[at], where), `The factor for ${where}`);
        if (!isFactor(y, alpha, factor, own[at] ?? null, 'decryption_proofs'))
          this.findings.fail(18, `Trustee ${number}: the proof for ${where} does not hold.`);
        const into = factors[question];
        if (into !== undefined) into[at] = ((into[at] ?? 1n) * factor) % HELIOS_GROUP.p;
      }
    }
  }

  private checkResult(
    value: Json,
    sums: readonly (readonly Ciphertext[])[],
    factors: readonly (readonly bigint[])[],
  ): void {
    const rows = lengthOf(isList(value, 'results'), sums.length, 'results').map((row, question) =>
      lengthOf(isList(row, 'results'), sums[question]?.length ?? 0, `results[${question}]`).map((count) =>
        isCount(count, `results[${question}]`),
      ),
    );
    for (const [question, row] of sums.entries())
      for (const [at, { beta }] of row.entries()) {
        const count = rows[question]?.[at] ?? 0;
        const plain = quotient(beta, factors[question]?.[at] ?? 1n);
        if (count > this.voters || power(HELIOS_GROUP.g, BigInt(count)) !== plain)
          this.findings.fail(20, `Choice ${at + 1} of question ${question + 1} does not decrypt to ${count}.`);
      }
    this.result = rows;
  }

  private lookForTracker(): void {
    const { tracker } = this.inputs;
    if (tracker === undefined) {
      this.findings.leaveOpen(23, 'No tracker was given to look for.');
      return;
    }
    const sought = tracker.trim().replace(/=+$/, '');
    const found = [...this.voted.values()].some(({ hash }) => hash === sought);
    if (found) this.findings.pass(23, 'It is there, and it counts.');
    else this.findings.fail(23, 'There is no ballot with this tracker.');
  }

  private passAll({ uuid }: HeliosElection, trustees: number): void {
    const { findings, ballots, voters } = this;
    findings.pass(1, `Each of ${ballots} ballots has the hash it says.`);
    findings.pass(3, 'Election, voters, ballots, trustees and result are all there.');
    findings.pass(4, `Election ${uuid}; all ballots name it and its fingerprint.`);
    findings.pass(5, 'Every part is JSON as Helios writes and hashes it.');
    findings.pass(6, 'The group of Helios; every number and element is in it.');
    findings.pass(7, `${trustees} trustees; every proof holds.`);
    findings.pass(9, `All ${ballots} ballots are of listed voters.`);
    findings.pass(11, `Every choice of ${ballots} ballots.`);
    findings.pass(12, `Every answer of ${ballots} ballots.`);
    findings.pass(13, `In the election and in ${ballots} ballots.`);
    findings.pass(14, `${ballots} ballots, no ciphertext twice.`);
    findings.pass(15, `One ballot for each of ${voters} voters.`);
    findings.pass(16, `The product of ${ballots} ballots was computed; the decryptions are of it.`);
    findings.pass(18, `${trustees} decryptions, every factor proven.`);
    findings.pass(19, `All ${trustees} trustees decrypted.`);
    if (this.result !== null) findings.pass(20, 'Every published number is what the tally decrypts to.');
    findings.pass(21, 'No question asks for a ranking, so nothing is shuffled.');
  }

  private orFail(what: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      failFor(this.findings, error, what);
    }
  }
}
