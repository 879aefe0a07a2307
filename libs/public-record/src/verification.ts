import { canonicalJson, NotJsonError } from './canonical-json.ts';
import { EMPTY_HEAD, type Head, hashEntry, problemWithShape, type RecordEntry } from './entry.ts';
import type { ProblemCode, RecordProblem } from './problem.ts';

/** One walk along a record. After a problem it goes on from what the entry claims, so that each harm is named once. */
export class Verification {
  lines = 0;
  head: Head = EMPTY_HEAD;
  /** The number the next line should have. */
  #next = 1;
  /** What the next entry should name as its previous; null where the line before it could not be read. */
  #previous: string | null = EMPTY_HEAD.hash;
  readonly #report: (problem: RecordProblem) => void;
  readonly #checkpoints: Map<number, readonly string[]>;

  constructor(checkpoints: readonly Head[], report: (problem: RecordProblem) => void) {
    this.#report = report;
    this.#checkpoints = new Map(
      [...Map.groupBy(checkpoints, ({ seq }) => seq)].map(([seq, heads]) => [seq, heads.map(({ hash }) => hash)]),
    );
    this.#meetCheckpoints(EMPTY_HEAD);
  }

  read(item: unknown): void {
    this.lines += 1;
    const entry = this.#parse(item);
    if (entry === null) {
      this.#next += 1;
      this.#previous = null;
      return;
    }
    this.#checkHash(entry);
    this.#checkPlace(entry);
    this.#meetCheckpoints(entry);
    this.head = { seq: entry.seq, hash: entry.hash };
    this.#next = entry.seq + 1;
    this.#previous = entry.hash;
  }

  finish(): void {
    for (const seq of this.#checkpoints.keys()) {
      const detail = `the record ends at ${this.head.seq}`;
      this.#report({ seq, line: null, problem: 'checkpoint-missing', detail });
    }
  }

  #parse(item: unknown): RecordEntry | null {
    const value = typeof item === 'string' ? parseLine(item) : item;
    if (value === NOT_JSON) return this.#unreadable('not-json', `the line is ${String(item).length} characters long`);
    const wrong = problemWithShape(value);
    if (wrong !== null) return this.#unreadable('not-an-entry', wrong);
    const entry = value as RecordEntry;
    try {
      const text = canonicalJson(entry);
      if (typeof item === 'string' && item !== text)
        this.#found('not-canonical', entry.seq, firstDifference(item, text));
    } catch (error) {
      if (error instanceof NotJsonError) return this.#unreadable('not-an-entry', error.message);
      throw error;
    }
    return entry;
  }

  #checkHash(entry: RecordEntry): void {
    const hash = hashEntry(entry);
    if (hash !== entry.hash) this.#found('wrong-hash', entry.seq, `it says ${entry.hash}, its content gives ${hash}`);
  }

  #checkPlace(entry: RecordEntry): void {
    const { seq, previous } = entry;
    if (seq > this.#next) {
      const lost = seq - this.#next === 1 ? `${this.#next}` : `${this.#next} to ${seq - 1}`;
      this.#found('missing', seq, `no entry ${lost}`);
    } else if (seq === this.#next - 1 && seq === this.head.seq) {
      this.#found('duplicate-seq', seq, `a second entry ${seq}`);
    } else if (seq < this.#next) {
      this.#found('out-of-order', seq, `entry ${this.#next} was expected here`);
    }
    if (this.#previous !== null && previous !== this.#previous) {
      this.#found('wrong-previous', seq, `it names ${previous}, the entry before it has ${this.#previous}`);
    }
  }

  #meetCheckpoints({ seq, hash }: Head): void {
    for (const known of this.#checkpoints.get(seq) ?? []) {
      if (known !== hash) this.#found('checkpoint-differs', seq, `the checkpoint is ${known}, the record has ${hash}`);
    }
    this.#checkpoints.delete(seq);
  }

  #unreadable(problem: ProblemCode, detail: string): null {
    this.#found(problem, this.#next, detail);
    return null;
  }

  #found(problem: ProblemCode, seq: number, detail: string): void {
    this.#report({ seq, line: this.lines, problem, detail });
  }
}

const NOT_JSON = Symbol('not JSON');

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return NOT_JSON;
  }
}

function firstDifference(line: string, canonical: string): string {
  let at = 0;
  while (at < line.length && line[at] === canonical[at]) at += 1;
  return `differs from the canonical form at character ${at + 1}`;
}
