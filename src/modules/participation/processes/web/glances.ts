import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Method } from '../method.ts';
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
  return new Map((await Promise.all(asked)).flatMap((glances) => [...glances]));
}
