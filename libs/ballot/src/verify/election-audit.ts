import { Fields, type Json, parseCanonical, textOf } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import { isGroupName } from '../groups/open-group.ts';
import type { EventType } from '../make/archive.ts';
import { base64Hash } from '../make/digest.ts';
import type { AuditInputs } from './audit-archive.ts';
import type { ElectionContext } from './ballot-statements.ts';
import { Ballots, failFor } from './ballots.ts';
import type { Findings } from './checks.ts';
import { checkCredentials } from './credentials.ts';
import { type ElectionFile, isUuid, readElection, type Titles, whereUnnamedList } from './election.ts';
import { isHash, type Stage } from './events.ts';
import { pointOf } from './numbers.ts';
import type { Result } from './outcome.ts';
import { Sidecar } from './sidecar.ts';
import { TallyAudit } from './tally-audit.ts';
import { type TrackerSearch, trackerSearch } from './tracker.ts';
import { checkTrustees } from './trustees.ts';

/** Gives a file of the archive that no event referred to yet, by its hash. */
export type Take = (hash: string) => Uint8Array | undefined;

interface Opened {
  readonly ballots: Ballots<unknown>;
  readonly tally: TallyAudit<unknown>;
}

/** What the events of an archive say, one after the other. */
export class ElectionAudit {
  /** Of the events that were cast in time. */
  ballots = 0;
  uuid: string | undefined;
  titles: Titles | undefined;
  hasRankings = false;
  /** Something could not be read that leads to other files: nobody will ask for them. */
  isStuck = false;
  private readonly findings: Findings;
  private readonly inputs: AuditInputs;
  private readonly take: Take;
  private readonly tracker: TrackerSearch;
  private opened: Opened | undefined;

  constructor(findings: Findings, inputs: AuditInputs, take: Take) {
    this.findings = findings;
    this.inputs = inputs;
    this.take = take;
    this.tracker = trackerSearch(inputs.tracker, findings);
  }

  get voters(): number {
    return this.opened?.ballots.board.voters ?? 0;
  }

  /** An event with a payload. */
  async enter(type: EventType, hash: string, content: Uint8Array): Promise<void> {
    if (type === 'Setup') await this.setup(content);
    else if (type === 'Ballot') {
      this.ballots += 1;
      this.tracker.see(hash, this.ballots, content);
      await this.opened?.ballots.add({ number: this.ballots, hash, content });
    } else if (this.opened !== undefined) {
      const { tally } = this.opened;
      if (type === 'EncryptedTally') this.orFail('The encrypted tally', () => tally.encrypted(content));
      else if (type === 'Shuffle') this.orFail('A shuffle', () => tally.shuffle(content));
      else if (type === 'PartialDecryption') this.orFail('A partial decryption', () => tally.partial(content));
      else if (type === 'Result') this.orFail('The result', () => tally.result(content));
    }
  }

  /** An event without payload. */
  async mark(type: EventType): Promise<void> {
    if (type === 'EndBallots') await this.opened?.ballots.flush();
    else this.opened?.tally.endShuffles();
  }

  /** @returns the result, where one was published that can be read */
  async end(stage: Stage): Promise<Result | null> {
    const { opened, findings } = this;
    await opened?.ballots.flush();
    this.tracker.end((credential) => opened?.ballots.board.lastOf(credential));
    if (opened === undefined) return null;
    opened.ballots.end();
    findings.pass(4, `Version 1 of the protocol, election ${this.uuid}; all ballots name it and its fingerprint.`);
    findings.pass(6, 'Every number is below the order of the group, every point canonical and in its subgroup.');
    return opened.tally.end(stage);
  }

  private async setup(content: Uint8Array): Promise<void> {
    this.isStuck = true;
    const files = this.orFail('The set-up', () => this.readSetup(content));
    const election = files && this.orFail('The election', () => readElection(files.election));
    if (files === undefined || election === undefined) return;
    this.uuid = election.uuid;
    this.titles = election.titles;
    this.hasRankings = election.questions.some(({ kind }) => kind === 'ranked');
    const group = await this.groupFor(election);
    if (group === undefined) return;
    const publicKey = this.orFail('The election', () => pointOf(group, election.publicKey, 'public_key'));
    const trustees = this.orFail('The trustees', () => checkTrustees(group, files.trustees, publicKey, this.findings));
    const { census } = this.inputs;
    const credentials = this.orFail('The list of credentials', () =>
      checkCredentials(group, files.credentials, census, this.findings),
    );
    if (publicKey === undefined || credentials === undefined) return;
    this.isStuck = false;
    if (group.equal(publicKey, group.identity)) this.findings.fail(7, "The election's key is the identity.");
    const { questions, uuid } = election;
    const context: ElectionContext<unknown> = { group, publicKey, questions, uuid, fingerprint: files.fingerprint };
    const { findings } = this;
    const { onBallots: onChecked, onSidecarLine, sidecar: lines } = this.inputs;
    const sidecar = lines && new Sidecar(lines);
    const ballots = new Ballots(context, credentials, { findings, sidecar, onChecked, onSidecarLine });
    const tally = new TallyAudit(context, trustees ?? [], ballots.board, { findings, take: this.take });
    this.opened = { ballots, tally };
  }

  /** @throws NotCanonical */
  private readSetup(content: Uint8Array) {
    const fields = new Fields(parseCanonical(textOf(content)), '');
    const texts = ['election', 'trustees', 'credentials'].map((name) => {
      const hash = isHash(fields.text(name), name);
      const file = this.take(hash);
      if (file === undefined) this.findings.fail(3, `The file "${name}" that the set-up refers to is not there.`);
      return file === undefined ? undefined : textOf(file);
    });
    fields.end();
    const [election, trustees, credentials] = texts;
    if (election === undefined || trustees === undefined || credentials === undefined) return undefined;
    const values = [election, trustees, credentials].map(parseCanonical) as [Json, Json, Json];
    const fingerprint = base64Hash(election);
    return { election: values[0], trustees: values[1], credentials: values[2], fingerprint };
  }

  private async groupFor({ version, uuid, group: name, questions }: ElectionFile): Promise<Group | undefined> {
    const { findings } = this;
    if (version !== 1) findings.fail(4, `The election is of version ${version} of the protocol, not 1.`);
    if (!isUuid(uuid)) findings.fail(4, 'The identifier of the election is none: 14 or more Base58 characters.');
    const unnamed = whereUnnamedList(questions);
    if (unnamed !== undefined) findings.fail(13, unnamed);
    if (!isGroupName(name)) {
      findings.fail(6, `The group of the election is none that is known.`);
      return undefined;
    }
    return unnamed === undefined ? this.inputs.groupOf(name) : undefined;
  }

  private orFail<What>(what: string, read: () => What): What | undefined {
    try {
      return read();
    } catch (error) {
      this.isStuck = true;
      failFor(this.findings, error, what);
      return undefined;
    }
  }
}
