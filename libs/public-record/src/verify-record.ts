import type { Head } from './entry.ts';
import type { RecordProblem } from './problem.ts';
import { Verification } from './verification.ts';

export interface VerifyOptions {
  /** Heads kept from earlier, by oneself or by others: each must be in the record, unchanged. */
  readonly checkpoints?: readonly Head[];
  /** List at most so many problems (1000 unless told); the rest are only counted. */
  readonly atMost?: number;
}

export interface RecordReport {
  readonly ok: boolean;
  /** How many lines or entries were read. */
  readonly entries: number;
  /** The last entry that could be read: keep it, and next time ask for it as a checkpoint. */
  readonly head: Head;
  readonly problems: readonly RecordProblem[];
  /** Problems found beyond those listed. */
  readonly unlisted: number;
}

/**
 * Checks a whole record from its first entry, reading it once and holding one entry at a time
 * (docs/protocols/record.md §5). An item is a line of the published file (string) or an entry already parsed; lines
 * are checked to the letter. Never throws for what it reads: whatever is wrong is a problem in the report.
 */
export async function verifyRecord(
  entries: Iterable<unknown> | AsyncIterable<unknown>,
  { checkpoints = [], atMost = 1000 }: VerifyOptions = {},
): Promise<RecordReport> {
  const problems: RecordProblem[] = [];
  let found = 0;
  const verification = new Verification(checkpoints, (problem) => {
    found += 1;
    if (problems.length < atMost) problems.push(problem);
  });
  for await (const item of entries) verification.read(item);
  verification.finish();
  const { lines, head } = verification;
  return { ok: found === 0, entries: lines, head, problems, unlisted: found - problems.length };
}

/** Reads a checkpoint written as `SEQ:HASH`; null if it is not one. */
export function parseCheckpoint(text: string): Head | null {
  const match = /^(0|[1-9]\d{0,15}):([0-9a-f]{64})$/i.exec(text.trim());
  if (match === null) return null;
  const seq = Number(match[1]);
  if (!Number.isSafeInteger(seq)) return null;
  return { seq, hash: (match[2] as string).toLowerCase() };
}

/** Writes a head the way {@link parseCheckpoint} reads it. */
export function formatCheckpoint({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}
