import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Method } from '../method.ts';
import { mayTakePart } from '../policy.ts';
import type { ProcessWithSteps, StepGlance } from '../process.ts';

/** What each step shows of itself, asked of each method once for all its steps. */
export async function glancesOf(
  ctx: Ctx,
  reader: Reader,
  methods: readonly Method[],
  processes: readonly ProcessWithSteps[],
): Promise<Map<string, StepGlance>> {
  const pairs = processes.flatMap((process) => process.steps.map((step) => ({ process, step })));
  const asked = methods.map((method) => {
    const own = pairs.filter(({ step }) => step.method === method.name);
    return own.length > 0 ? method.glances(ctx, reader, own) : new Map<string, StepGlance>();
  });
  const glances = new Map((await Promise.all(asked)).flatMap((found) => [...found]));
  for (const { process, step } of pairs) {
    const glance = glances.get(step.id);
    if (!glance?.action || mayTakePart(ctx.actor, process)) continue;
    // Nobody is led to a form that would refuse her.
    const method = methods.find(({ name }) => name === step.method);
    const href = method?.address(process, step) ?? glance.action.href;
    glances.set(step.id, { ...glance, action: { label: reader.t('members.read'), href } });
  }
  return glances;
}
