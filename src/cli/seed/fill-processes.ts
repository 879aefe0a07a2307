import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { type CategoryId, type ProcessWithSteps, seedProcess } from '#modules/participation/processes/index.ts';
import type { TakingPart } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type DemoMoment, momentOf, readDemo } from './demo-files.ts';

interface DemoProcess {
  readonly key: string;
  readonly slug: string;
  /** Without it, it is for everybody. */
  readonly access?: ProcessWithSteps['access'];
  /** Keys of the people chosen for it. */
  readonly members?: readonly string[];
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly summary: LocalizedText;
  readonly description: LocalizedText;
  readonly participants: LocalizedText;
  readonly department: LocalizedText;
  readonly facts: readonly { term: LocalizedText; text: LocalizedText }[];
  readonly categories: readonly { key: string; name: LocalizedText }[];
  readonly documents: readonly { slug: string; title: LocalizedText; body: LocalizedText }[];
  readonly steps: readonly DemoStep[];
}

interface DemoStep {
  readonly slug: string;
  readonly method: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly outcome?: LocalizedText;
  readonly from: DemoMoment;
  readonly to: DemoMoment;
  readonly rules?: Readonly<Record<string, unknown>>;
  /** Who may take part; without it, whoever has an account. */
  readonly terms?: TakingPart;
}

export interface FilledProcess {
  readonly id: ProcessId;
  readonly process: ProcessWithSteps;
  readonly categories: ReadonlyMap<string, CategoryId>;
  readonly members: readonly string[];
}

export async function fillProcesses(ctx: Ctx): Promise<Map<string, FilledProcess>> {
  const filled = new Map<string, FilledProcess>();
  for (const demo of readDemo<DemoProcess[]>('processes.json')) filled.set(demo.key, await fillProcess(ctx, demo));
  return filled;
}

async function fillProcess(ctx: Ctx, demo: DemoProcess): Promise<FilledProcess> {
  const now = ctx.clock.now();
  const id = ctx.newId<ProcessId>();
  const steps = demo.steps.map((step, index) => stepOf(ctx, id, step, index + 1));
  const firstOpens = steps[0]?.opensAt ?? now;
  const process: ProcessWithSteps = {
    id,
    slug: demo.slug,
    status: 'published',
    access: demo.access ?? 'open',
    title: demo.title,
    question: demo.question,
    summary: demo.summary,
    description: demo.description,
    department: demo.department,
    whoMayTakePart: demo.participants,
    facts: demo.facts.map(({ term, text }) => ({ term, detail: text })),
    createdAt: firstOpens,
    publishedAt: firstOpens,
    steps,
  };
  const categories = demo.categories.map((category, position) => ({
    id: ctx.newId<CategoryId>(),
    processId: id,
    title: category.name,
    position,
  }));
  await seedProcess(ctx, process, categories, demo.documents);
  return {
    id,
    process,
    members: demo.members ?? [],
    categories: new Map(demo.categories.map(({ key }, i) => [key, categories[i]?.id as CategoryId])),
  };
}

function stepOf(ctx: Ctx, processId: ProcessId, step: DemoStep, position: number) {
  const rules = Object.fromEntries(
    Object.entries(step.rules ?? {}).map(([name, value]) => [name, value ?? DEFAULTS[name] ?? null]),
  );
  return {
    id: ctx.newId<StepId>(),
    processId,
    position,
    slug: step.slug,
    method: step.method,
    title: step.title,
    summary: step.summary,
    outcome: step.outcome ?? {},
    opensAt: momentOf(ctx.clock.now(), step.from),
    closesAt: momentOf(ctx.clock.now(), step.to),
    rules,
    ...(step.terms ? { terms: step.terms } : {}),
  };
}

/** The demo writes null for "no limit". */
const DEFAULTS: Readonly<Record<string, unknown>> = { supportsPerPerson: 0, answerDays: 30 };
