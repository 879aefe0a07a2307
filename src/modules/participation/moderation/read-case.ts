import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { listHolders } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CaseDetail, findCase, readDetail } from './cases-store.ts';
import { findHiding } from './hidings-store.ts';
import type { CaseId, Hiding, ModerationCase, Thing } from './moderation.ts';
import { mayDecide, mayDecideAppeal, mayModerate } from './policy.ts';
import { type Report, reportsIn } from './reports-store.ts';
import { findThing } from './things.ts';

/** One case with all that whoever decides it should know. */
export interface CaseRead {
  readonly one: ModerationCase;
  readonly detail: CaseDetail;
  /** null: its author took it away. */
  readonly thing: Thing | null;
  readonly reports: readonly Report[];
  /** Of an appeal. */
  readonly hiding: Hiding | null;
  readonly mayDecide: boolean;
}

/** For moderators of its process. */
export async function readCase(ctx: Ctx, id: CaseId): Promise<Result<CaseRead, 'moderation-not-there'>> {
  const one = await findCase(ctx, id);
  if (!one || !mayModerate(ctx.actor, one.processId)) return refuse('moderation-not-there');
  return ctx.transact(async (inside) => {
    const thing = (await findThing(inside, one.subject)) ?? null;
    const detail = (await readDetail(inside, one)) ?? { facts: null, words: null, decision: null };
    const reports = one.kind === 'report' ? await reportsIn(inside, one.id) : [];
    const hiding = one.hidingId ? ((await findHiding(inside, { id: one.hidingId })) ?? null) : null;
    const moderators: readonly PersonId[] = hiding ? await listHolders(inside, 'moderator', one.processId) : [];
    const may = hiding ? mayDecideAppeal(inside.actor, hiding, moderators) : mayDecide(inside.actor, one);
    return ok({ one, detail, thing, reports, hiding, mayDecide: may && one.closedAt === null });
  });
}
