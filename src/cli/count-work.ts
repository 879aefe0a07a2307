import {
  BallotFileError,
  type Count,
  countVotes,
  NotCountableError,
  type Rule,
  readBlt,
  readPreflib,
} from '@ateneu/ranking';
import { UnusableInput } from './long-work.ts';
import type { Progress } from './works.ts';

export interface CountInput {
  readonly text: string;
  readonly format: 'blt' | 'preflib';
  readonly rule: Rule;
  readonly seats: number | undefined;
  readonly seed: string | undefined;
}

/** Reads a file of ranked votes and counts it. @throws UnusableInput */
export function countWork({ text, format, rule, seats, seed }: CountInput, progress: Progress): Count {
  try {
    progress(0, 0, 'reading the ballots');
    const profile = format === 'blt' ? readBlt(text) : readPreflib(text);
    progress(0, 0, 'counting');
    return countVotes(profile, { rule, seats, seed });
  } catch (fault) {
    if (fault instanceof BallotFileError || fault instanceof NotCountableError) throw new UnusableInput(fault.message);
    throw fault;
  }
}
