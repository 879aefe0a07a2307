import { CannotMake } from '@ateneu/ballot';
import { auditCommands } from './ballot/audit.ts';
import { boardCommands } from './ballot/board.ts';
import { checkpointCommands } from './ballot/checkpoint.ts';
import { credentialCommands } from './ballot/credential.ts';
import { setupCommands } from './ballot/setup.ts';
import { sidecarCommands } from './ballot/sidecar.ts';
import type { BallotCommand } from './ballot/step.ts';
import { tallyCommands } from './ballot/tally.ts';
import { trusteeCommands } from './ballot/trustee.ts';
import { voteCommands } from './ballot/vote.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

const COMMANDS: readonly BallotCommand[] = [
  ...setupCommands,
  ...credentialCommands,
  ...trusteeCommands,
  ...voteCommands,
  ...auditCommands,
  ...boardCommands,
  ...tallyCommands,
  ...sidecarCommands,
  ...checkpointCommands,
];

const HELP = `
Usage: ateneu ballot COMMAND FILE [options]

Makes a verifiable election offline. Everybody works in a folder of her own and hands over files whose names begin with
the election's identifier; those named ".secret" are readable by their owner alone and must never be handed over.
Existing files are not overwritten.

${COMMANDS.map(({ name, usage, about }) => `  ${`${name} ${usage}`.trimEnd()}\n      ${about.join('\n      ')}`).join('\n')}

In this order: setup draft; credential make, trustee key, and for a group trustee certificate, commit, share; setup open;
vote prepare, vote cast (or audit), board add; tally close; tally shuffle and end-shuffles where a question is ranked;
tally decrypt, tally add; tally result; verify.
Codes, keys and choices are read from files ("-" is standard input), never from the command line.
To check an archive: ateneu verify FILE.bel
Exit codes: 0 done, 1 what was given is refused, 2 the command or a file cannot be used.
Formats, threats and limits: docs/protocols/ballots.md`;

export const ballotCommand: Command = {
  name: 'ballot',
  summary: 'Makes a verifiable election offline: ateneu ballot setup draft TEMPLATE.json.',
  help: HELP,
  async run(args, io) {
    const command = COMMANDS.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '));
    if (command === undefined) throw new UsageError(`Say what to do: ${COMMANDS.map(({ name }) => name).join(', ')}.`);
    try {
      return await command.run(args.slice(command.name.split(' ').length), io);
    } catch (fault) {
      return unusable(fault, io);
    }
  },
};

function unusable(fault: unknown, io: Pick<CommandIo, 'stderr'>): number {
  if (!(fault instanceof CannotMake || (fault instanceof Error && 'syscall' in fault))) throw fault;
  io.stderr.write(`${fault instanceof CannotMake ? fault.message : whatFileLacks(fault)}\n`);
  return 2;
}

/** A file that somebody else has to hand over, or that lies elsewhere. */
function whatFileLacks(fault: Error): string {
  const { code, path = '' } = fault as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `${path} is not there. ${whoMakes(path)}`;
  if (code === 'EISDIR') return `${path || 'What was given'} is a folder: give a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} may not be read or written by you.`;
  return fault.message;
}

const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/\.credentials\.json$/, 'The credential authority makes it, with "credential make"; put it beside the draft.'],
  [/\.draft\.json$/, 'The administrator makes it, with "setup draft".'],
  [/\.trustee-\d+\.secret\.json$/, 'The trustee made it with "trustee certificate": work in the folder where it lies.'],
  [/\.share-\w+\.json$/, 'The trustee made it with "trustee share": put it beside the archive.'],
  [/\.bel$/, 'The administrator makes it, with "setup open".'],
];

function whoMakes(path: string): string {
  return MAKERS.find(([name]) => name.test(path))?.[1] ?? 'Look for it, or correct its name.';
}
