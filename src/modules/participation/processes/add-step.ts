import type { StepId } from '#kernel/ids.ts';
import { inLanguage, type LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { recordStep } from './changes-on-record.ts';
import { lockProcess } from './edit-store.ts';
import type { Method } from './method.ts';
import { type NotRunnable, processToRun } from './runnable.ts';
import { freeSlug, slugOf } from './slug.ts';
import { insertStep } from './store.ts';

export interface NewStep {
  readonly method: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly opensAt: Date;
  readonly closesAt: Date | null;
}

/** Adds a step after the last, with its method's usual rules. */
export async function addStep(
  ctx: Ctx,
  input: { readonly process: string; readonly step: NewStep },
  methods: readonly Method[],
): Promise<Result<{ slug: string }, NotRunnable | 'method-not-found' | 'dates-in-order' | 'opens-in-the-past'>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  const { method: name, opensAt, closesAt } = input.step;
  const method = methods.find((one) => one.name === name);
  if (!method) return refuse('method-not-found');
  if (closesAt && closesAt <= opensAt) return refuse('dates-in-order');
  if (found.value.status !== 'draft' && opensAt < ctx.clock.now()) return refuse('opens-in-the-past');
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const wanted = slugOf(inLanguage(input.step.title, inside.language).text) || 'step';
    const slug = freeSlug(
      wanted,
      process.steps.map((step) => step.slug),
    );
    const place = { id: inside.newId<StepId>(), processId: process.id, position: process.steps.length + 1, slug };
    const step = { ...input.step, ...place, outcome: {}, rules: method.defaultRules };
    await insertStep(inside, step, 'upcoming');
    if (process.status !== 'draft') await recordStep(inside, process, step, 'added');
    return ok({ slug });
  });
}
