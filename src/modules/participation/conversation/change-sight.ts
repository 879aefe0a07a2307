import type { Sight } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { askForMap } from './draw-map.ts';
import type { Statement, StatementId } from './statement.ts';
import { decideStatement, lockStatement } from './statement-store.ts';

/**
 * Handed to moderation, which decides who may: shows, holds or takes out a statement. Answers given stay, and count only
 * while it is shown.
 * @returns how it stood before, so that it can be put back; null where it is gone
 */
export async function changeSight(ctx: Ctx, id: StatementId, { state, because }: Sight): Promise<Sight | null> {
  return ctx.transact(async (inside) => {
    const statement = await lockStatement(inside, id);
    if (!statement) return null;
    await decideStatement(inside, id, state === 'hidden' ? { state: 'out', reason: '', because } : { state, because });
    await askForMap(inside, statement.stepId);
    return sightOf(statement);
  });
}

export function sightOf({ state, because }: Pick<Statement, 'state' | 'because'>): Sight {
  return { state: state === 'out' ? 'hidden' : state, because };
}
