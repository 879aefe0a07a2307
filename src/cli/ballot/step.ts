import type { CommandIo } from '../command.ts';

/** One step of an election: `ateneu ballot NAME …`. */
export interface BallotCommand {
  /** One or two words. */
  readonly name: string;
  readonly usage: string;
  /** Lines for the help. */
  readonly about: readonly string[];
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

export const DONE = 0;
export const REFUSED = 1;
