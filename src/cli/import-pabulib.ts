import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Election, PbError, type PbFile, parsePb } from '@ateneu/budgeting';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { type Cents, cents } from '#kernel/money.ts';
import { budgetRules, type ImportedBudget, seedBudget } from '#modules/participation/budgets/index.ts';
import { findProcess, type ProcessWithSteps, seedProcess, stepState } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import { type CommandIo, UsageError } from './command.ts';
import { guessLanguage } from './import/guess-language.ts';
import { processSlug } from './import/process-slug.ts';
import { UnusableInput } from './long-work.ts';
import { readText } from './read-text.ts';

const AMONG = ['en', ...LANGUAGES.filter((one) => one !== 'en')] as const;
const OPTIONS = { process: { type: 'string' }, rule: { type: 'string' }, json: { type: 'boolean' } } as const;
const MOST_WARNINGS = 10;
const RULES = ['equal-shares', 'greedy'] as const;

/** `ateneu import pabulib FILE`: a Pabulib file becomes a budget that is over, counted. */
export async function importPabulib(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Give one .pb file.');
  const rule = RULES.find((one) => one === (values.rule ?? 'equal-shares'));
  if (!rule) throw new UsageError(`--rule is one of ${RULES.join(', ')}.`);
  const slug = processSlug(values.process, path);
  let file: PbFile;
  let budget: Omit<ImportedBudget, 'processId' | 'stepId'>;
  try {
    file = parsePb(await readText(resolve(io.cwd, path)));
    budget = budgetOf(file.election);
  } catch (fault) {
    if (!(fault instanceof UnusableInput || fault instanceof PbError)) throw fault;
    io.stderr.write(`${path}: ${fault.message}\n`);
    return 2;
  }
  for (const { line, field, why } of file.warnings.slice(0, MOST_WARNINGS))
    io.stderr.write(`${path}: line ${line}, ${field}: ${why}\n`);
  if (file.warnings.length > MOST_WARNINGS)
    io.stderr.write(`${path}: ${file.warnings.length - MOST_WARNINGS} more of the like.\n`);
  const house = await io.openHouse();
  try {
    const ctx = house.systemCtx('import');
    const place = await budgetFor(ctx, slug, file, rule);
    const imported = await seedBudget(ctx, { ...budget, ...place });
    if (!imported.ok)
      throw new UsageError(`The process ${slug} holds another budget than ${path}. Choose another: --process SLUG`);
    const done = imported.value;
    await refreshStatistics(ctx.db);
    const address = `${ctx.origin}/processes/${slug}/budget/${place.slug}/result`;
    io.stdout.write(
      values.json
        ? `${JSON.stringify({ ...done, address })}\n`
        : `New: ${done.projects} projects, ${done.ballots} ballots.\nIts result: ${address}\n`,
    );
    return 0;
  } finally {
    await house.close();
  }
}

interface Place {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  readonly slug: string;
}

/** The process's first budget; a process with one, over, where there is none. */
async function budgetFor(ctx: Ctx, slug: string, file: PbFile, rule: (typeof RULES)[number]): Promise<Place> {
  const known = await findProcess(ctx, { slug });
  const step = known?.steps.find(({ method }) => method === 'budget');
  if (known && !step) throw new UsageError(`The process ${slug} has no budget. Choose another: --process SLUG`);
  if (known && step) {
    const { ballot, count } = budgetRules(step.rules);
    if (stepState(step, ctx.clock.now()) !== 'closed')
      throw new UsageError(`The budget of the process ${slug} is not over. Choose another: --process SLUG`);
    if (BALLOTS[file.election.kind] !== ballot || count !== rule)
      throw new UsageError(
        `The budget of the process ${slug} takes ballots by ${ballot} and counts them by ${count}. Choose another: --process SLUG`,
      );
    return { processId: known.id, stepId: step.id, slug: step.slug };
  }
  const made = processOf(ctx, slug, file, rule);
  await seedProcess(ctx, made, [], []);
  return { processId: made.id, stepId: made.steps[0]?.id as StepId, slug: 'budget' };
}

const BALLOTS = { approval: 'approval', cumulative: 'points', scoring: 'points', ordinal: 'ranking' } as const;

function processOf(ctx: Ctx, slug: string, { meta, election }: PbFile, rule: (typeof RULES)[number]): ProcessWithSteps {
  const id = ctx.newId<ProcessId>();
  const now = ctx.clock.now();
  const said = meta.get('description')?.trim() || slug;
  const title = { [guessLanguage(said, AMONG)]: said };
  return {
    ...{
      id,
      slug,
      status: 'published',
      access: 'open',
      title,
      question: title,
      summary: {},
      description: {},
      department: {},
    },
    ...{ whoMayTakePart: {}, facts: [], createdAt: now, publishedAt: now },
    steps: [
      {
        ...{ id: ctx.newId<StepId>(), processId: id, position: 1, slug: 'budget', method: 'budget' },
        ...{ title, summary: {}, outcome: {}, opensAt: new Date(now.getTime() - 1000), closesAt: now },
        rules: { ballot: BALLOTS[election.kind], maxProjects: 0, points: 1000, count: rule, districtOfChoice: false },
      },
    ],
  };
}

function budgetOf({ budget, scale, projects, ballots, kind }: Election): Omit<ImportedBudget, 'processId' | 'stepId'> {
  if (ballots.pointScale !== 1)
    throw new UnusableInput(
      'VOTES, points: some have fractions. A budget here takes whole points; `ateneu tally` counts the file.',
    );
  if (budget === 0n) throw new UnusableInput('META, budget: it is zero, there is nothing to share out.');
  return {
    total: inCents(budget, scale, 'META, budget'),
    projects: projects.map(({ id, name, cost }) => ({
      ...{ code: id, title: [...name].slice(0, 300).join(''), cost: inCents(cost, scale, `PROJECTS, cost of ${id}`) },
      language: guessLanguage(name, AMONG),
    })),
    ballots: ballotsOf(ballots, kind === 'cumulative' || kind === 'scoring'),
  };
}

function inCents(amount: bigint, scale: bigint, what: string): Cents {
  const inUnits = amount * 100n;
  if (inUnits % scale !== 0n) throw new UnusableInput(`${what}: an amount below a hundredth cannot be taken in.`);
  if (inUnits / scale > MOST_CENTS) throw new UnusableInput(`${what}: more than a city can count in cents.`);
  return cents(Number(inUnits / scale));
}

const MOST_CENTS = BigInt(Number.MAX_SAFE_INTEGER);

/** Equal ballots are one row with a weight: each voter has her own again, under a number. */
function* ballotsOf({ rows, weights, starts, projects, points }: Election['ballots'], scored: boolean) {
  let voter = 0;
  for (let row = 0; row < rows; row++) {
    const [from, until] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    const named = [...projects.subarray(from, until)];
    const given = scored ? [...points.subarray(from, until)] : [];
    for (let again = 0; again < (weights[row] ?? 0); again++) {
      voter += 1;
      yield { externalId: String(voter), projects: named, points: given };
    }
  }
}
