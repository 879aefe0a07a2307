import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isSeed, METHODS, type Method } from '@ateneu/sortition';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { drawInWords } from './draw-in-words.ts';
import type { DrawInput, DrawReport } from './draw-work.ts';
import { longWork, UnusableInput } from './long-work.ts';
import { readEarlierDraw, readPoolFiles } from './read-draw-files.ts';

type Io = Pick<CommandIo, 'stdout' | 'stderr' | 'cwd' | 'interrupted'>;

const HELP = `
Usage: ateneu draw DIR --size N [--method METHOD] [--seed HEX] [--json]

Draws a panel that meets quotas from a pool of people, each with the fairest chance. Without server or database.

  DIR               a folder with respondents.csv or candidates.csv (the people), and categories.csv headed
                    category,feature,min,max or features.csv headed feature,value,min,max,min_flex,max_flex.
                    A person is named by the first column that is no category, if no two are the same; else by her
                    row, from 1
  --size N          people on the panel
  --method METHOD   leximin (where not given): the smallest chance as large as can be, then the next, and so on;
                    maximin: the smallest only; nash: the product of all; legacy: as before, for comparison
  --seed HEX        decides the ticket, as printed; drawn by chance where not given
  --tickets N       equal tickets of the lottery; 1000 where not given
  --json            { feasible, probabilities, min, max, gini, panels, panel, seed, method, size, ticket, optimum,
                    relaxation, explanation }: probabilities are tickets / all tickets; min, max, gini and optimum
                    are before rounding to tickets; panels are the tickets, in order
  --check FILE      checks an earlier draw, printed with --json, instead of drawing
  --replace FILE    draws new people for an earlier draw, for each --leaving PERSON; nobody --unavailable PERSON
Exit codes: 0 drawn, 1 no panel meets the quotas (the smallest relaxation is told), or the check found faults,
2 the command or the files cannot be used.
How it draws, and how to repeat it by hand: docs/algorithms/sortition.md`;

const DRAWN = 0;
const NOTHING = 1;
const UNUSABLE = 2;

export const drawCommand: Command = {
  name: 'draw',
  summary: 'Draws a panel by lot that meets quotas: ateneu draw DIR --size 22.',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      return await draw(asked, io);
    } catch (fault) {
      if (!(fault instanceof UnusableInput)) throw fault;
      io.stderr.write(`${fault.message}\n`);
      return UNUSABLE;
    }
  },
};

interface Asked extends Omit<DrawInput, 'files' | 'earlier'> {
  readonly folder: string;
  readonly json: boolean;
  readonly check: string | undefined;
  readonly replace: string | undefined;
  readonly leaving: readonly string[];
  readonly unavailable: readonly string[];
}

const OPTIONS = {
  size: { type: 'string' },
  method: { type: 'string' },
  seed: { type: 'string' },
  tickets: { type: 'string' },
  json: { type: 'boolean' },
  check: { type: 'string' },
  replace: { type: 'string' },
  leaving: { type: 'string', multiple: true },
  unavailable: { type: 'string', multiple: true },
} as const;

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { check, replace, leaving = [], unavailable = [], json = false } = values;
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('Give one folder with people and quotas.');
  if (values.size === undefined) throw new UsageError('Say how many to draw: --size 22.');
  const method: Method | undefined = METHODS.find((known) => known === (values.method ?? 'leximin'));
  if (method === undefined) throw new UsageError(`--method is one of ${METHODS.join(', ')}.`);
  if (values.seed !== undefined && !isSeed(values.seed)) throw new UsageError('A seed is a row of hexadecimal digits.');
  if (check !== undefined && replace !== undefined) throw new UsageError('Either --check or --replace.');
  const isReplacing = replace !== undefined;
  if (isReplacing !== leaving.length > 0) throw new UsageError('--replace FILE and --leaving PERSON go together.');
  if (unavailable.length > 0 && !isReplacing) throw new UsageError('--unavailable belongs to --replace.');
  const size = wholeNumber('--size', values.size, 1e9);
  const tickets = wholeNumber('--tickets', values.tickets ?? '1000', 1e6);
  const seed = (values.seed ?? randomBytes(32).toString('hex')).toLowerCase();
  return { folder, size, method, seed, tickets, json, check, replace, leaving, unavailable };
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^[1-9]\d*$/u.test(text) && number <= most) return number;
  throw new UsageError(`${option} is a whole number from 1 to ${most.toLocaleString('en')}.`);
}

async function draw(asked: Asked, io: Io): Promise<number> {
  const { folder, json, check, replace, leaving, unavailable, ...wanted } = asked;
  const files = await readPoolFiles(io.cwd, folder);
  const file = check ?? replace;
  const earlier = file === undefined ? undefined : await readEarlierDraw(io.cwd, file);
  const input: DrawInput = {
    ...wanted,
    files,
    ...(earlier !== undefined && {
      earlier: {
        draw: earlier,
        ...(check === undefined ? { todo: 'replace', leaving, unavailable } : { todo: 'check' }),
      },
    }),
  };
  const report = await longWork('draw', input, io);
  io.stdout.write(json ? asJson(report) : drawInWords(report));
  return report.explanation.length === 0 ? DRAWN : NOTHING;
}

/** One line for each name: a thousand panels would fill the screen otherwise. */
function asJson(report: DrawReport): string {
  const lines = Object.entries(report).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
