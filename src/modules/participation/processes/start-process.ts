import { isAdministrator } from '#kernel/actor.ts';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { inLanguage, type LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { appointFacilitator } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { slugsLike } from './edit-store.ts';
import type { Method } from './method.ts';
import { mayStartProcess } from './policy.ts';
import type { ProcessWithSteps } from './process.ts';
import { freeSlug, slugOf } from './slug.ts';
import { insertProcess, insertStep } from './store.ts';
import { layOut } from './templates/lay-out.ts';
import { TEMPLATES } from './templates/templates.ts';

export interface NewProcess {
  /** Key of a template. */
  readonly template: string;
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  /** The first day, YYYY-MM-DD. */
  readonly startsOn: string;
}

/** A draft made from a template, its dates laid out from the first day. Whoever starts it facilitates it. */
export async function startProcess(
  ctx: Ctx,
  input: NewProcess,
  { methods, zone }: { methods: readonly Method[]; zone: string },
): Promise<Result<{ slug: string }, 'may-not-start' | 'template-not-found'>> {
  if (!mayStartProcess(ctx.actor)) return refuse('may-not-start');
  const template = TEMPLATES.find(({ key }) => key === input.template);
  if (!template) return refuse('template-not-found');
  return ctx.transact(async (inside) => {
    const id = inside.newId<ProcessId>();
    const wanted = slugOf(inLanguage(input.title, inside.language).text) || 'process';
    const process: ProcessWithSteps = {
      id,
      slug: freeSlug(wanted, await slugsLike(inside, wanted)),
      status: 'draft',
      access: 'open',
      title: input.title,
      question: input.question,
      summary: template.summary,
      description: {},
      department: {},
      whoMayTakePart: template.whoMayTakePart,
      facts: template.facts,
      createdAt: inside.clock.now(),
      publishedAt: null,
      steps: [],
    };
    await insertProcess(inside, process);
    for (const step of layOut(template, input.startsOn, zone)) {
      const rules = methods.find(({ name }) => name === step.method)?.defaultRules ?? {};
      const row = {
        ...step,
        id: inside.newId<StepId>(),
        processId: id,
        rules: { ...rules, ...(step.rules as object) },
      };
      await insertStep(inside, row, 'upcoming');
    }
    if (!isAdministrator(inside.actor)) await appointFacilitator(inside, id);
    return ok({ slug: process.slug });
  });
}
