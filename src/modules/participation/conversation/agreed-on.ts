import type { Id } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sharedStatements } from './agreement-of-groups.ts';
import { findMap } from './map-store.ts';
import { listStatements } from './statement-store.ts';

export interface SharedStatement {
  readonly id: Id<'statement'>;
  readonly language: Language;
  readonly body: string;
}

/** What the conversations of a process agreed on, for whoever takes it further. The most shared first. */
export async function agreedOn(ctx: Ctx, process: ProcessWithSteps): Promise<SharedStatement[]> {
  const found: SharedStatement[] = [];
  for (const step of process.steps.filter(({ method }) => method === 'conversation')) {
    const stored = await findMap(ctx, step.id);
    if (!stored) continue;
    const statements = new Map((await listStatements(ctx, step.id)).map((one) => [one.number, one]));
    for (const { one, says } of sharedStatements(stored.map)) {
      const statement = statements.get(one.number);
      if (says === 'agree' && statement) found.push(statement);
    }
  }
  return found;
}
