import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Count, RULES, type Rule } from '@ateneu/ranking';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { countInWords } from './count-in-words.ts';
import { longWork, UnusableInput } from './long-work.ts';
import { readText } from './read-text.ts';

type Io = Pick<CommandIo, 'stdout' | 'stderr' | 'cwd' | 'interrupted'>;

const HELP = `
Usage: ateneu count FILE --rule RULE [--seats N] [--seed HEX] [--json]

Counts ranked votes from a file, round by round, without server or database.

  FILE          .blt, or PrefLib's .soi .soc .toi .toc
  --rule RULE   ${RULES.slice(0, 5).join(', ')},
                ${RULES.slice(5).join(', ')}
  --seats N     how many are elected; else as the file says, else 1 (irv and condorcet: always 1)
  --seed HEX    draws the order for ties that nothing else breaks; else the file's order decides
  --json        { rule, quota, elected, defeated, first, rounds, ranking, ties, condorcet }
Exit codes: 0 counted, 1 no Condorcet winner (--rule condorcet), 2 the command or the file cannot be used.
What each rule does: docs/algorithms/ranked-votes.md`;

const COUNTED = 0;
const NOBODY = 1;
const UNUSABLE = 2;

export const countCommand: Command = {
  name: 'count',
  summary: 'Counts ranked votes: ateneu count FILE.blt --rule scottish-stv.',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      return await count(asked, io);
    } catch (fault) {
      if (!(fault instanceof UnusableInput)) throw fault;
      io.stderr.write(`${asked.file}: ${fault.message}\n`);
      return UNUSABLE;
    }
  },
};

interface Asked {
  readonly file: string;
  readonly format: 'blt' | 'preflib';
  readonly rule: Rule;
  readonly seats: number | undefined;
  readonly seed: string | undefined;
  readonly json: boolean;
}

const OPTIONS = {
  rule: { type: 'string' },
  seats: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Give one file of ranked votes.');
  const rule = RULES.find((known) => known === values.rule);
  if (rule === undefined) throw new UsageError(`Say by which --rule: ${RULES.join(', ')}.`);
  const seats = readSeats(values.seats);
  if ((rule === 'irv' || rule === 'condorcet') && (seats ?? 1) !== 1) throw new UsageError(`${rule} elects one.`);
  if (values.seed !== undefined && !/^[\da-f]+$/iu.test(values.seed)) {
    throw new UsageError('A seed is a row of hexadecimal digits.');
  }
  return { file, format: formatOf(file), rule, seats, seed: values.seed?.toLowerCase(), json: values.json ?? false };
}

function readSeats(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new UsageError('--seats is a whole number from 1 on.');
}

function formatOf(file: string): Asked['format'] {
  const ending = extname(file).toLowerCase();
  if (ending === '.blt') return 'blt';
  if (['.soi', '.soc', '.toi', '.toc'].includes(ending)) return 'preflib';
  throw new UsageError('A file of ranked votes ends in .blt, .soi, .soc, .toi or .toc.');
}

async function count({ file, format, rule, seats, seed, json }: Asked, io: Io): Promise<number> {
  const text = await readText(resolve(io.cwd, file));
  const counted: Count = await longWork('count', { text, format, rule, seats, seed }, io);
  io.stdout.write(json ? `${JSON.stringify(counted, null, 2)}\n` : countInWords(counted));
  return counted.elected.length > 0 ? COUNTED : NOBODY;
}
