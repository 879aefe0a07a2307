import type { Titles } from './election.ts';

/** The checks of an audit, by the number that the specification and `docs/protocols/ballots.md` give them. */
export const CHECKS = [
  'Every file is named by its hash',
  'The events form one chain',
  'The events follow the rules of an election',
  'Header, identifier and fingerprint belong together',
  'Every file is written in the one way',
  'Numbers and points are in the group',
  "The trustees' keys are proven, and the election's key is their sum",
  'Credentials are distinct, with weights, and no more than the census',
  'Every ballot has a credential of the list',
  'Every ballot is signed by its credential',
  'Every choice is proven to be 0 or 1',
  'The number of choices is proven to be allowed',
  'Every list has the length it should have',
  'No ballot stands there twice',
  'The last ballot of each credential counts',
  'The encrypted tally is the sum of the ballots',
  'The numbers of ballots and votes are right',
  'Every partial decryption is proven',
  'Enough trustees decrypted, each once',
  'The result is what the tally decrypts to',
  'Every shuffle is proven',
  'The log is the one that city and witnesses signed',
  'My ballot is there and counts',
] as const;

/** 1 to 23. */
export type CheckId = number;

export interface Check {
  readonly id: CheckId;
  readonly title: string;
  /** null where an input was not given, or where what failed before leaves nothing to check. */
  readonly ok: boolean | null;
  /** In English: what was seen, or what is wrong and where. */
  readonly detail: string;
}

export interface Audit {
  readonly verdict: 'verified' | 'rejected';
  readonly checks: readonly Check[];
  /** As published, for each question; null unless verified and finished. */
  readonly result: readonly (readonly (number | readonly number[])[])[] | null;
  /** Ballots in the archive, those included that a later one of the same person replaced. */
  readonly ballots: number;
  /** Persons who voted: credentials with a ballot. */
  readonly voters: number;
  /** What was asked, for whoever shows the result; undefined where the election cannot be read. */
  readonly titles?: Titles | undefined;
}

/** How many problems of one check are told one by one. */
const TOLD = 3;

/** What an audit finds, check by check, in the order it is found. */
export class Findings {
  private readonly problems = new Map<CheckId, { told: string[]; count: number }>();
  private readonly seen = new Map<CheckId, string>();
  private readonly open = new Map<CheckId, string>();

  fail(id: CheckId, problem: string): void {
    const of = this.problems.get(id) ?? { told: [], count: 0 };
    if (of.told.length < TOLD) of.told.push(problem);
    of.count += 1;
    this.problems.set(id, of);
  }

  /** Everything that belongs to the check was looked at. It stands unless something failed. */
  pass(id: CheckId, detail: string): void {
    this.seen.set(id, detail);
  }

  /** Nothing can be said, for want of an input; `detail` names it. */
  leaveOpen(id: CheckId, detail: string): void {
    this.open.set(id, detail);
  }

  hasFailed(id?: CheckId): boolean {
    return id === undefined ? this.problems.size > 0 : this.problems.has(id);
  }

  checks(): Check[] {
    return CHECKS.map((title, at) => ({ id: at + 1, title, ...this.outcome(at + 1) }));
  }

  /** Verified only if every check was made, or is open for want of an input: a check forgotten is no check passed. */
  verdict(): Audit['verdict'] {
    const fine = CHECKS.every((_, at) => this.outcome(at + 1).ok === true || this.isOpen(at + 1));
    return fine ? 'verified' : 'rejected';
  }

  private isOpen(id: CheckId): boolean {
    return !this.problems.has(id) && this.open.has(id);
  }

  private outcome(id: CheckId): Pick<Check, 'ok' | 'detail'> {
    const failed = this.problems.get(id);
    if (failed !== undefined) {
      const more = failed.count - failed.told.length;
      return { ok: false, detail: failed.told.join(' ') + (more > 0 ? ` And ${more} more.` : '') };
    }
    const detail = this.seen.get(id);
    if (detail !== undefined) return { ok: true, detail };
    const open = this.open.get(id);
    return { ok: null, detail: open ?? 'Not reached: what is wrong elsewhere leaves nothing to check.' };
  }
}
