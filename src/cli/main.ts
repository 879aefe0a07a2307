import { CannotStart } from '#web/cannot-start.ts';
import { openHouse } from '#web/open-house.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { Interrupted } from './long-work.ts';

process.exitCode = await main(process.argv.slice(2));
// Connections of a library that outlive its close would keep the shell waiting.
setTimeout(() => process.exit(), 2000).unref();

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return listCommands();
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    process.stderr.write(`There is no command "${name}". "ateneu --help" lists them.\n`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return run(command, args);
}

/** As a shell has it for a command that Ctrl-C ended. */
const INTERRUPTED = 130;

async function run(command: Command, args: readonly string[]): Promise<number> {
  try {
    return await command.run(args, io());
  } catch (error) {
    if (error instanceof UsageError || isParseError(error)) {
      process.stderr.write(`${(error as Error).message}\n"ateneu ${command.name} --help" explains.\n`);
      return 2;
    }
    if (error instanceof CannotStart) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof Interrupted) {
      process.stderr.write(`${error.message}\n`);
      return INTERRUPTED;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

function io(): CommandIo {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const say = (message: string) => process.stderr.write(`${message}\n`);
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    interrupted: interrupted.signal,
    openHouse: (options = {}) => openHouse({ env: process.env, say, work: false, migrate: true, ...options }),
  };
}

function listCommands(): number {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  process.stdout.write(
    `Usage: ateneu COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\n"ateneu COMMAND --help" explains one.\n`,
  );
  return 0;
}

function isParseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
