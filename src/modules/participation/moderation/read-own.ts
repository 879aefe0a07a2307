import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type CaseDetail, readDetail } from './cases-store.ts';
import { hidingsOf } from './hidings-store.ts';
import type { Hiding, ModerationCase, Thing, ThingRef } from './moderation.ts';
import { ownCases } from './own-store.ts';
import { wrote } from './policy.ts';
import { type Report, reportsBy } from './reports-store.ts';
import { findThing, findThings } from './things.ts';

/** What moderation did with something she wrote. */
export interface OwnThing {
  readonly thing: Thing;
  readonly cases: readonly ModerationCase[];
  readonly hidings: readonly Hiding[];
}

export interface OwnModeration {
  /** What of hers is held or hidden, or was; the newest first. */
  readonly things: readonly OwnThing[];
  readonly reports: readonly { readonly report: Report; readonly thing: Thing | null }[];
}

/** What moderation has to do with whoever asks: her posts, and what came of her reports. */
export async function readOwn(ctx: Ctx): Promise<Result<OwnModeration, 'sign-in-needed'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  return ctx.transact(async (inside) => {
    const { cases, hidings } = await ownOf(inside, actor.personId);
    const reports = await reportsBy(inside, actor.personId);
    const refs = [...cases, ...hidings, ...reports].map(({ subject }) => subject);
    const things = await findThings(inside, refs);
    const about = [...new Set([...cases, ...hidings].map(({ subject }) => subject.id))];
    return ok({
      things: about.flatMap((id) => {
        const thing = things.get(id);
        return thing ? [ownThing(thing, cases, hidings)] : [];
      }),
      reports: reports.map((report) => ({ report, thing: inSight(things.get(report.subject.id)) })),
    });
  });
}

/** One thing of hers: what was decided about it, why, and whether she may still appeal. */
export interface OwnThingRead extends OwnThing {
  /** In force. */
  readonly hiding: Hiding | null;
  readonly appeal: (CaseDetail & { readonly one: ModerationCase }) | null;
  readonly mayAppeal: boolean;
}

/** For its author alone. */
export async function readOwnThing(ctx: Ctx, ref: ThingRef): Promise<Result<OwnThingRead, 'moderation-not-there'>> {
  const thing = await findThing(ctx, ref);
  if (!thing || thing.authorId === null || !wrote(ctx.actor, thing.authorId)) return refuse('moderation-not-there');
  const { authorId } = thing;
  return ctx.transact(async (inside) => {
    const { cases, hidings } = await ownOf(inside, authorId);
    const own = ownThing(thing, cases, hidings);
    if (own.cases.length + own.hidings.length === 0) return refuse('moderation-not-there');
    const hiding = own.hidings.find(({ liftedAt }) => liftedAt === null) ?? null;
    const of = hiding ?? own.hidings[0];
    const one = of && own.cases.find((each) => each.hidingId === of.id);
    const appeal = one
      ? { ...((await readDetail(inside, one)) ?? { facts: null, words: null, decision: null }), one }
      : null;
    return ok({ ...own, hiding, appeal, mayAppeal: hiding !== null && appeal === null });
  });
}

async function ownOf(ctx: Ctx, personId: PersonId) {
  return { cases: await ownCases(ctx, personId), hidings: await hidingsOf(ctx, personId) };
}

function ownThing(thing: Thing, cases: readonly ModerationCase[], hidings: readonly Hiding[]): OwnThing {
  const ofThis = <T extends { readonly subject: ThingRef }>(all: readonly T[]) =>
    all.filter(({ subject }) => subject.id === thing.id);
  return { thing, cases: ofThis(cases), hidings: ofThis(hidings) };
}

/** What is held or hidden is not shown to whoever reported it. */
function inSight(thing: Thing | undefined): Thing | null {
  return thing?.sight.state === 'shown' ? thing : null;
}
