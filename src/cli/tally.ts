import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Completion, Rule, Tie } from '@ateneu/budgeting';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { longWork, UnusableInput } from './long-work.ts';
import { oneOf } from './one-of.ts';
import { readText } from './read-text.ts';
import type { TallyReport } from './tally-work.ts';

const HELP = `
Usage: ateneu tally FILE.pb [--rule equal-shares|greedy|phragmen] [options]

Counts a participatory budget from a Pabulib file, exactly, and tells what each project that lost lacked.

  --rule RULE          equal-shares (where not given), greedy or phragmen
  --utility U          cost (where not given): by what a project costs; count: each project alike; borda: by rank.
                       Cumulative and scoring ballots always count by their points. Ordinal ones need borda under
                       equal-shares. With greedy, cost takes most votes first and count most votes for the cost.
  --completion C       none (where not given), add1, add1-exhaustive, utilitarian, add1-utilitarian
  --comparison         use the greedy outcome if more voters prefer it
  --ties LIST          how equals are parted, in order: cost,votes,id,lot. cost,votes,id where not given
  --seed HEX           for lots: the smaller SHA-256 of SEED:ID comes first
  --chosen-only        leave out projects that no ballot names: with money left, a rule would fund them
  --no-guard           do not fund everything where everything fits
  --exact              no doubles at all: slow, with the same result
  --explain            a plain sentence for each project
  --json               the result as JSON, numbers exact: whole, or "n/d"
Exit codes: 0 counted, 2 the command or the file cannot be used.
How it counts: docs/algorithms/equal-shares.md`;

const RULES = ['equal-shares', 'greedy', 'phragmen'] as const;
const UTILITIES = ['cost', 'count', 'borda'] as const;
const COMPLETIONS = ['none', 'add1', 'add1-exhaustive', 'utilitarian', 'add1-utilitarian'] as const;
const TIES = ['cost', 'votes', 'id', 'lot'] as const;

export const tallyCommand: Command = {
  name: 'tally',
  summary: 'Counts a participatory budget: ateneu tally FILE.pb.',
  help: HELP,
  async run(args, io) {
    const asked = readArguments(args);
    try {
      const text = await readText(resolve(io.cwd, asked.file));
      const explain = asked.explain || !asked.json;
      const { report, warnings } = await longWork(
        'tally',
        { text, rule: asked.rule, explain, chosenOnly: asked.chosenOnly },
        io,
      );
      warn(warnings, asked.file, io);
      io.stdout.write(asked.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
      return 0;
    } catch (fault) {
      if (!(fault instanceof UnusableInput)) throw fault;
      io.stderr.write(`${asked.file}: ${fault.message}\n`);
      return 2;
    }
  },
};

const MOST_WARNINGS = 10;

function warn(warnings: readonly string[], file: string, io: Pick<CommandIo, 'stderr'>): void {
  for (const warning of warnings.slice(0, MOST_WARNINGS)) io.stderr.write(`${file}: ${warning}\n`);
  const more = warnings.length - MOST_WARNINGS;
  if (more > 0) io.stderr.write(`${file}: ${more} more of the like.\n`);
}

interface Asked {
  readonly file: string;
  readonly rule: Rule;
  readonly json: boolean;
  readonly explain: boolean;
  readonly chosenOnly: boolean;
}

const OPTIONS = {
  rule: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  comparison: { type: 'boolean' },
  ties: { type: 'string' },
  seed: { type: 'string' },
  'chosen-only': { type: 'boolean' },
  'no-guard': { type: 'boolean' },
  exact: { type: 'boolean' },
  explain: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Give a .pb file to count.');
  if (more.length > 0) throw new UsageError('Give one file.');
  const rule = oneOf(RULES, values.rule ?? 'equal-shares', '--rule');
  const utility = oneOf(UTILITIES, values.utility ?? 'cost', '--utility');
  const completion: Completion = oneOf(COMPLETIONS, values.completion ?? 'none', '--completion');
  const isShares = rule === 'equal-shares';
  if (!isShares && (values.completion !== undefined || values.comparison === true))
    throw new UsageError('--completion and --comparison belong to the rule equal-shares.');
  const ties = readTies(values.ties, values.seed);
  const chosen: Rule = isShares
    ? {
        rule,
        utility,
        completion,
        comparison: values.comparison ?? false,
        guard: values['no-guard'] !== true,
        exact: values.exact ?? false,
        ...ties,
      }
    : rule === 'greedy'
      ? { rule, utility: utility === 'count' ? 'count' : 'cost', ...ties }
      : { rule, exact: values.exact ?? false, ...ties };
  return {
    ...{ file, rule: chosen, json: values.json ?? false, explain: values.explain ?? false },
    chosenOnly: values['chosen-only'] ?? false,
  };
}

function readTies(list: string | undefined, seed: string | undefined): { ties?: readonly Tie[]; seed?: string } {
  if (seed !== undefined && !/^([0-9a-f]{2})+$/i.test(seed))
    throw new UsageError('--seed is written in pairs of hexadecimal digits.');
  const ties = list?.split(',').map((tie) => oneOf(TIES, tie.trim(), '--ties'));
  if (ties?.includes('lot') && seed === undefined && !beforeLot(ties).includes('id'))
    throw new UsageError('A lot needs a --seed.');
  // Behind the id nothing is left to draw.
  const drawn = ties?.includes('id') ? ties.slice(0, ties.indexOf('id') + 1) : ties;
  return {
    ...(drawn === undefined ? {} : { ties: drawn }),
    ...(seed === undefined ? {} : { seed: seed.toLowerCase() }),
  };
}

const beforeLot = (ties: readonly Tie[]) => ties.slice(0, ties.indexOf('lot'));

function inWords(report: TallyReport): string {
  const { winners, cost, budget, explanations = [], unchosen = [] } = report;
  const funded = winners.length === 1 ? '1 project' : `${winners.length} projects`;
  const nobody = unchosen.length === 0 ? '' : `Chosen by nobody, and left out: ${unchosen.join(', ')}\n`;
  return `${funded} funded, for ${cost} of ${budget}: ${winners.join(', ')}\n${explanations.map(({ text }) => `${text}\n`).join('')}${nobody}`;
}
