/** Commitments of one ballot, as somebody else computed them. Nothing of it is believed: it can only save work. */
export interface SidecarLine {
  /** SHA-256 of the ballot, in hexadecimal. */
  readonly hash: string;
  /** In the order of the ballot's statements. */
  readonly commitments: readonly string[];
  /**
   * The x of each point in a row, 64 digits each: of the credential, of each alpha and beta, of each commitment. They
   * spare the drawing of roots. Absent where the group has none.
   */
  readonly roots?: string | undefined;
}

/** Digits of one root. */
const ROOT = 64;

/** The roots of so many points, from the first; '' for each that is not there. */
export function rootsIn(line: SidecarLine | undefined, first: number, count: number): string[] {
  const roots = line?.roots ?? '';
  return Array.from({ length: count }, (_, at) => roots.slice(ROOT * (first + at), ROOT * (first + at + 1)));
}

/** A line of `FILE.commitments`, without its end. */
export function sidecarLine(line: SidecarLine): string {
  return JSON.stringify(line);
}

/** How many lines may be read ahead in search of one that stands elsewhere, and how many characters of them. */
const AHEAD = 1024;
const AHEAD_LENGTH = 2 ** 26;

/** Finds the line of a ballot in a sidecar, which is in the order of the ballots unless it is wrong. */
export class Sidecar {
  private readonly lines: AsyncIterator<string>;
  private readonly ahead = new Map<string, SidecarLine>();
  private ended = false;
  /** Characters of the lines read ahead. */
  private length = 0;

  constructor(lines: AsyncIterable<string>) {
    this.lines = lines[Symbol.asyncIterator]();
  }

  /** @returns undefined where there is none, or it cannot be read */
  async lineOf(hash: string): Promise<SidecarLine | undefined> {
    while (!this.ended && !this.ahead.has(hash) && !this.isFull()) await this.readOne();
    const found = this.drop(hash);
    // What nobody asked for must not block what follows.
    const oldest = this.ahead.keys().next().value;
    if (found === undefined && oldest !== undefined && this.isFull()) this.drop(oldest);
    return found;
  }

  private isFull(): boolean {
    return this.ahead.size >= AHEAD || this.length >= AHEAD_LENGTH;
  }

  private drop(hash: string): SidecarLine | undefined {
    const line = this.ahead.get(hash);
    this.ahead.delete(hash);
    this.length -= lengthOf(line);
    return line;
  }

  private async readOne(): Promise<void> {
    const { value, done } = await this.lines.next();
    if (done === true) {
      this.ended = true;
      return;
    }
    const line = parsed(value);
    if (line === undefined) return;
    this.length += lengthOf(line) - lengthOf(this.ahead.get(line.hash));
    this.ahead.set(line.hash, line);
  }
}

function lengthOf(line: SidecarLine | undefined): number {
  if (line === undefined) return 0;
  const { hash, commitments, roots = '' } = line;
  return commitments.reduce((sum, one) => sum + one.length + 1, hash.length + roots.length);
}

function parsed(text: string): SidecarLine | undefined {
  try {
    const { hash, commitments, roots } = Object(JSON.parse(text)) as Partial<SidecarLine>;
    if (typeof hash !== 'string' || !Array.isArray(commitments)) return undefined;
    if (!commitments.every((one) => typeof one === 'string')) return undefined;
    return { hash, commitments, roots: typeof roots === 'string' ? roots : undefined };
  } catch {
    return undefined;
  }
}
