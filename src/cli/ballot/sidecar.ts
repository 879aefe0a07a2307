import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditFile, CannotMake, openGroup, Unreadable } from '@ateneu/ballot';
import { UsageError } from '../command.ts';
import { type Io, random } from './files.ts';
import { type BallotCommand, DONE } from './step.ts';

export const sidecarCommands: readonly BallotCommand[] = [
  {
    name: 'sidecar',
    usage: 'FILE',
    about: [
      'Writes FILE.commitments beside an archive, with which it is verified many times as quickly. Whoever made it need',
      'not be trusted: it changes the speed, never the verdict.',
    ],
    run: sidecar,
  },
];

async function sidecar(args: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError('Give one archive of an election.');
  const file = resolve(io.cwd, given);
  const lines: string[] = [];
  const verdict = await audit(file, lines, io);
  const out = await open(`${file}.commitments`, 'w');
  try {
    for (const line of lines) await out.write(`${line}\n`);
  } finally {
    await out.close();
  }
  io.stderr.write(`Wrote ${file}.commitments: ${lines.length} ballots\n`);
  if (verdict !== 'verified') io.stderr.write(`"ateneu verify ${given}" rejects this archive.\n`);
  return DONE;
}

async function audit(file: string, lines: string[], io: Io): Promise<string> {
  let told = performance.now();
  try {
    const { verdict } = await auditFile(createReadStream(file), {
      groupOf: (name) => openGroup(name, random),
      mayBeRunning: true,
      onSidecarLine: (line) => lines.push(line),
      onBallots(checked) {
        if (performance.now() - told < 1000) return;
        told = performance.now();
        io.stderr.write(`${checked} ballots\n`);
      },
    });
    return verdict;
  } catch (fault) {
    if (fault instanceof Unreadable) throw new CannotMake(fault.message);
    throw fault;
  }
}
