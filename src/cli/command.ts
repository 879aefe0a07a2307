import type { Readable, Writable } from 'node:stream';
import type { House, OpenHouseOptions } from '#web/open-house.ts';

/** One command of `ateneu`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints: usage, options, exit codes. */
  readonly help: string;
  /** @returns the exit code: 0 fine, 1 the result is negative, 2 the call or the input cannot be used */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

export interface CommandIo {
  readonly stdin: Readable;
  /** Results, and nothing else. */
  readonly stdout: Writable;
  /** Progress and complaints. */
  readonly stderr: Writable;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Aborted when the operator presses Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Opens the city this checkout serves, beside a running server if there is one. Close it before the end. */
  openHouse(options?: Partial<Pick<OpenHouseOptions, 'migrate'>>): Promise<House>;
}

/** Thrown for a call that cannot be used: one sentence on stderr, exit code 2. */
export class UsageError extends Error {}
