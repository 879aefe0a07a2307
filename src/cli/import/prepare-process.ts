import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import {
  type CategoryId,
  findProcess,
  insertCategories,
  listCategories,
  type ProcessWithSteps,
  seedProcess,
} from '#modules/participation/processes/index.ts';
import type { ProposalRules } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { UsageError } from '../command.ts';
import type { Mapping } from './mapping.ts';
import type { Survey } from './survey-corpus.ts';

/** Where the proposals go. */
export interface PreparedProcess {
  readonly id: ProcessId;
  readonly slug: string;
  readonly stepId: StepId;
  readonly created: boolean;
  readonly categories: ReadonlyMap<string, CategoryId>;
}

/** Finds the process, or makes it, with the categories of the export. */
export async function prepareProcess(
  ctx: Ctx,
  slug: string,
  mapping: Mapping,
  survey: Survey,
): Promise<PreparedProcess> {
  return ctx.transact(async (inside) => {
    const known = await findProcess(inside, { slug });
    const process = known ?? (await createProcess(inside, slug, mapping, survey));
    return {
      id: process.id,
      slug,
      stepId: proposalsStep(process).id,
      created: !known,
      categories: await prepareCategories(inside, process.id, [...survey.categories.keys()]),
    };
  });
}

export function proposalsStep(process: ProcessWithSteps) {
  const step = process.steps.find(({ method }) => method === 'proposals');
  if (!step)
    throw new UsageError(`The process ${process.slug} has no step of proposals. Choose another: --process SLUG`);
  return step;
}

const DAY = 86_400_000;
/** Nobody writes into what others argued elsewhere. */
const RULES: Partial<ProposalRules> = {
  writing: false,
  supporting: false,
  commenting: false,
  threshold: null,
  titleMax: 250,
  bodyMax: 20_000,
};

async function createProcess(
  ctx: Ctx,
  slug: string,
  { process: said, source }: Mapping,
  { first, last }: Survey,
): Promise<ProcessWithSteps> {
  const id = ctx.newId<ProcessId>();
  const opensAt = first ?? ctx.clock.now();
  const process: ProcessWithSteps = {
    ...{ id, slug, status: 'published', access: 'open' },
    ...{ title: said.title as LocalizedText, question: said.question as LocalizedText },
    summary: (said.summary ?? {}) as LocalizedText,
    description: {},
    department: (said.department ?? {}) as LocalizedText,
    whoMayTakePart: (said.participants ?? {}) as LocalizedText,
    facts: [{ term: ORIGIN, detail: { ca: source, es: source, en: source, ar: source } }],
    ...{ createdAt: opensAt, publishedAt: opensAt },
    steps: [
      {
        ...{ id: ctx.newId<StepId>(), processId: id, position: 1, slug: said.step.slug, method: 'proposals' },
        title: said.step.title as LocalizedText,
        summary: (said.step.summary ?? {}) as LocalizedText,
        outcome: {},
        opensAt,
        closesAt: new Date((last ?? opensAt).getTime() + DAY),
        rules: RULES,
      },
    ],
  };
  await seedProcess(ctx, process, [], []);
  return process;
}

const ORIGIN: LocalizedText = { ca: 'Importat de', es: 'Importado de', en: 'Imported from', ar: 'مستورد من' };

async function prepareCategories(
  ctx: Ctx,
  processId: ProcessId,
  names: readonly string[],
): Promise<Map<string, CategoryId>> {
  const known = await listCategories(ctx, processId);
  const idOf = new Map(known.flatMap(({ id, title }) => Object.values(title).map((name) => [name, id] as const)));
  const next = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  const fresh = names
    .filter((name) => !idOf.has(name))
    .sort((a, b) => a.localeCompare(b, 'ca'))
    .map((name, i) => ({ id: ctx.newId<CategoryId>(), processId, title: { ca: name }, position: next + i }));
  await insertCategories(ctx, fresh);
  for (const { id, title } of fresh) idOf.set(title.ca, id);
  return idOf;
}
