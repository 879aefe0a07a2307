import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Fields, parseCanonical, textOf } from '../archive/canonical-json.ts';
import { canonicalHeader, type TarFile } from '../archive/tar.ts';
import { checkCheckpoints } from '../checkpoints/check-checkpoints.ts';
import type { AuditInputs } from './audit-archive.ts';
import { failFor } from './ballots.ts';
import { type Audit, Findings } from './checks.ts';
import { ElectionAudit } from './election-audit.ts';
import { type ArchiveEvent, readEvent, type Stage, stageAfter } from './events.ts';

/** The set-up needs four. */
const MOST_WAITING = 16;

/** What the files of an archive are, one by one: names, form, chain and order of events. Contents go to the election's audit. */
export class ArchiveAudit {
  private readonly findings = new Findings();
  private readonly inputs: AuditInputs;
  private readonly election: ElectionAudit;
  private timestamp: number | undefined;
  private files = 0;
  private stage: Stage = 'nothing';
  private readonly events: string[] = [];
  private readonly payloads: (string | undefined)[] = [];
  /** Data that no event has referred to yet. */
  private readonly waiting = new Map<string, Uint8Array>();
  private readonly used = new Set<string>();
  /** Of those waiting, the ones that were complained of already. */
  private readonly early = new Set<string>();

  constructor(inputs: AuditInputs) {
    this.inputs = inputs;
    this.election = new ElectionAudit(this.findings, inputs, (hash) => this.take(hash));
  }

  async file(file: TarFile): Promise<void> {
    this.files += 1;
    this.checkForm(file);
    if (this.files === 1) {
      this.readHeader(file.content);
      return;
    }
    const [, named, kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(file.name) ?? [];
    const hash = bytesToHex(sha256(file.content));
    if (named !== hash) this.findings.fail(1, `File ${this.files} is not named by its hash, ${hash}.`);
    if (kind === 'event') await this.event(file.content, hash);
    else if (named !== undefined) this.data(named, file.content);
  }

  endsWith(rest: string): void {
    this.findings.fail(1, rest);
  }

  async end(): Promise<Audit> {
    const { findings, events } = this;
    for (const hash of this.unexplained()) findings.fail(1, `No event refers to the file ${hash.slice(0, 16)}….`);
    findings.pass(1, `${this.files} files, each named by its hash and referred to once.`);
    findings.pass(2, `${events.length} events; the last is ${events.at(-1) ?? ''}.`);
    findings.pass(5, `All ${this.files} files are JSON in the one compact way, every field in its place.`);
    if (this.stage !== 'done' && this.inputs.mayBeRunning !== true)
      findings.fail(3, `The archive ends without a result, ${this.election.ballots} ballots after "Setup".`);
    findings.pass(3, `From "Setup" to ${this.stage === 'done' ? '"Result"' : 'where the election stands now'}.`);
    const outcome = await this.election.end(this.stage);
    this.checkCheckpoints();
    const verdict = findings.verdict();
    const { ballots, voters, titles } = this.election;
    const result = verdict === 'verified' ? outcome : null;
    return { verdict, checks: findings.checks(), result, ballots, voters, titles };
  }

  /** The octets around the content: only one way to write them is known to every program. */
  private checkForm({ name, content, modified, header, paddedWithZeros }: TarFile): void {
    const canonical = canonicalHeader(name, content.length, modified);
    if (!paddedWithZeros || header.some((octet, at) => octet !== canonical[at]))
      this.findings.fail(1, `File ${this.files} is packed in another way than archives of elections are.`);
    if (this.timestamp !== undefined && modified !== this.timestamp)
      this.findings.fail(4, `File ${this.files} bears another time than the header of the archive.`);
    if (this.files === 1) this.timestamp = modified;
  }

  private readHeader(content: Uint8Array): void {
    this.orFail('The header BELENIOS', () => {
      const fields = new Fields(parseCanonical(textOf(content)), '');
      const version = fields.count('version');
      const timestamp = fields.need('timestamp');
      fields.end();
      if (version !== 1) this.findings.fail(4, `The archive is of version ${version}, not 1.`);
      if (timestamp !== String(this.timestamp))
        this.findings.fail(4, 'The header of the archive bears another time than its files.');
    });
  }

  private data(hash: string, content: Uint8Array): void {
    // Where nobody ranked anything, all partial decryptions are the same, each with its file.
    if (this.waiting.has(hash)) this.findings.fail(1, `The file ${hash.slice(0, 16)}… is there twice.`);
    // No event needs more than these, so that whoever puts in more cannot fill the memory.
    if (this.waiting.size < MOST_WAITING) this.waiting.set(hash, content);
    else this.findings.fail(3, `The file ${hash.slice(0, 16)}… stands where no event needs so many.`);
  }

  private async event(content: Uint8Array, hash: string): Promise<void> {
    const height = this.events.length;
    const parent = this.events.at(-1);
    this.events.push(hash);
    const event = this.orFail(`Event ${height}`, () => readEvent(parseCanonical(textOf(content))));
    this.payloads.push(event?.payload);
    if (event === undefined) return;
    if (event.height !== height) this.findings.fail(2, `Event ${height} says that it is event ${event.height}.`);
    if (event.parent !== parent) this.findings.fail(2, `Event ${height} does not follow the event before it.`);
    const next = stageAfter(this.stage, event, this.election.hasRankings);
    if (typeof next === 'object') this.findings.fail(3, `Event ${height}: ${next.why}`);
    else {
      this.stage = next;
      await this.enter(event, height);
      for (const hash of this.unexplained()) {
        if (this.early.has(hash)) continue;
        this.early.add(hash);
        this.findings.fail(3, `The file ${hash.slice(0, 16)}… stands before event ${height}, which does not need it.`);
      }
    }
  }

  /** Files that no event took, unless it is because what leads to them cannot be read: then that is what is wrong. */
  private unexplained(): string[] {
    return this.election.isStuck ? [] : [...this.waiting.keys()];
  }

  private async enter({ type, payload }: ArchiveEvent, height: number): Promise<void> {
    if (payload === undefined) {
      await this.election.mark(type);
      return;
    }
    // A ballot may be put in again with its file or without.
    if (type === 'Ballot' && this.used.has(payload)) {
      this.waiting.delete(payload);
      this.findings.fail(14, `Event ${height} casts a ballot that is already there.`);
      return;
    }
    const content = this.take(payload);
    if (content !== undefined) await this.election.enter(type, payload, content);
    else this.findings.fail(3, `Event ${height}: the file that "${type}" refers to does not stand before it.`);
  }

  /** Gives a file to whoever refers to it, once. */
  private take(hash: string): Uint8Array | undefined {
    const content = this.waiting.get(hash);
    this.waiting.delete(hash);
    this.used.add(hash);
    return content;
  }

  private checkCheckpoints(): void {
    const { checkpoints } = this.inputs;
    const { findings, events, payloads } = this;
    if (checkpoints === undefined) {
      findings.leaveOpen(22, 'No checkpoints were given to compare with.');
      return;
    }
    const { ok, detail } = checkCheckpoints(checkpoints, { uuid: this.election.uuid ?? '', events, payloads });
    if (ok === true) findings.pass(22, detail);
    else if (ok === false) findings.fail(22, detail);
    else findings.leaveOpen(22, detail);
  }

  private orFail<What>(what: string, read: () => What): What | undefined {
    try {
      return read();
    } catch (error) {
      failFor(this.findings, error, what);
      return undefined;
    }
  }
}
