import { Readable, Writable } from 'node:stream';
import type { Ctx } from '#platform/ctx.ts';
import type { TestPlatform } from '#platform/testing.ts';
import type { House } from '#web/open-house.ts';
import type { Command, CommandIo } from './command.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: readonly (string | Uint8Array)[];
  readonly env?: NodeJS.ProcessEnv;
  readonly interrupted?: AbortSignal;
  /** Told what goes to stderr while the command still runs. */
  readonly onStderr?: (text: string) => void;
  readonly openHouse?: () => Promise<House>;
}

/** Runs a command as the shell would, with its words in memory. */
export async function runCommand(command: Command, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(text, _encoding, done) {
        said[name] += text;
        if (name === 'stderr') options.onStderr?.(String(text));
        done();
      },
    });
  const io: CommandIo = {
    stdin: Readable.from(options.stdin ?? []),
    stdout: into('stdout'),
    stderr: into('stderr'),
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    interrupted: options.interrupted ?? new AbortController().signal,
    openHouse: options.openHouse ?? (() => Promise.reject(new Error('This test opens no house'))),
  };
  const code = await command.run(args, io);
  return { code, ...said };
}

/** A house around a test platform; closing it closes nothing. */
export function testHouse(test: TestPlatform, changes: { ctx?: (ctx: Ctx) => Ctx } = {}): House {
  const systemCtx = (name: string) => {
    const ctx = test.ctx.as({ kind: 'system', name });
    return changes.ctx?.(ctx) ?? ctx;
  };
  return { platform: test.platform, systemCtx, close: async () => {} } as unknown as House;
}
