import { ok, type Result, refuse } from '#kernel/result.ts';
import { IN_SIGHT } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { closeCases, lockCases } from './cases-store.ts';
import { insertBatch, insertHiding } from './hidings-store.ts';
import { laterLetter } from './letters.ts';
import {
  type Act,
  type BatchId,
  type CaseId,
  type DoneItem,
  type HidingReason,
  LONGEST_WORDS,
  type ModerationCase,
} from './moderation.ts';
import { mayDecide } from './policy.ts';
import { writeRecord } from './record-of-moderation.ts';
import { changeThing, settleReports } from './things.ts';

export interface Decision {
  readonly ids: readonly CaseId[];
  readonly act: Act;
  /** Of hiding. */
  readonly reason?: HidingReason | undefined;
  /** Of hiding: to the author. */
  readonly words?: string | undefined;
}

export interface Decided {
  /** null: nothing was left to do. */
  readonly batchId: BatchId | null;
  readonly done: number;
  /** Somebody else decided them meanwhile, or their author took them away. */
  readonly skipped: number;
}

type Refused =
  | 'moderation-not-there'
  | 'moderation-not-yours'
  | 'hiding-needs-reason'
  | 'hiding-needs-words'
  | 'words-too-long';

/**
 * Decides held posts and reports, one or many, in one transaction: approved or hidden with a reason. It can be taken back
 * for UNDO_MINUTES; the letters to the authors leave afterwards.
 */
export async function decideCases(ctx: Ctx, decision: Decision): Promise<Result<Decided, Refused>> {
  const unfit = unfitDecision(decision);
  if (unfit) return unfit;
  return ctx.transact(async (inside) => {
    const cases = await lockCases(inside, decision.ids);
    if (cases.length === 0) return refuse('moderation-not-there');
    if (!cases.every((one) => mayDecide(inside.actor, one))) return refuse('moderation-not-yours');
    const done: { item: DoneItem; of: ModerationCase }[] = [];
    const settled = new Set<string>();
    for (const one of cases.filter(({ closedAt }) => closedAt === null)) {
      if (settled.has(one.subject.id)) continue;
      const item = await settle(inside, one, decision);
      settled.add(one.subject.id);
      if (item) done.push({ item, of: one });
    }
    const decided = done.reduce((sum, { item }) => sum + item.cases.length, 0);
    const skipped = Math.max(0, cases.length - decided);
    if (done.length === 0) return ok({ batchId: null, done: 0, skipped });
    const batchId = await insertBatch(inside, { act: decision.act, items: done.map(({ item }) => item) });
    await note(inside, decision, done);
    await tell(inside, decision, done);
    return ok({ batchId, done: done.length, skipped });
  });
}

/** What one thing's cases come to; undefined where its author took it away first. */
async function settle(ctx: Ctx, one: ModerationCase, decision: Decision): Promise<DoneItem | undefined> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const { subject, processId, authorId } = one;
  await settleReports(ctx, subject, true);
  if (decision.act === 'approve') {
    const before = one.kind === 'hold' ? await changeThing(ctx, subject, IN_SIGHT) : null;
    const gone = one.kind === 'hold' && !before;
    const cases = await closeCases(ctx, subject, gone ? 'gone' : one.kind === 'hold' ? 'released' : 'kept', by);
    return gone ? undefined : { subject, cases, hiding: null, before };
  }
  const reason = decision.reason ?? 'other';
  const before = await changeThing(ctx, subject, { state: 'hidden', because: [reason] });
  const cases = await closeCases(ctx, subject, before ? 'hidden' : 'gone', by);
  if (!before) return undefined;
  const words = decision.words?.trim() ?? '';
  const now = ctx.clock.now();
  const hiding = await insertHiding(ctx, { subject, processId, authorId, reason, words, hiddenAt: now, hiddenBy: by });
  return { subject, cases, hiding, before };
}

/** What is hidden stands on the public record, and so in the administration log too. */
async function note(
  ctx: Ctx,
  { act }: Decision,
  done: readonly { item: DoneItem; of: ModerationCase }[],
): Promise<void> {
  if (act === 'hide') return;
  for (const { item, of } of done) {
    const after = of.kind === 'hold' ? 'released' : 'kept';
    const { subject, before } = item;
    await ctx.noteAct({ act: 'post-moderated', subject, processId: of.processId, before: before?.state, after });
  }
}

async function tell(
  ctx: Ctx,
  { act, reason = 'other' }: Decision,
  done: readonly { item: DoneItem; of: ModerationCase }[],
): Promise<void> {
  for (const { item, of } of done) {
    if (item.hiding) await laterLetter(ctx, { kind: 'hidden', id: item.hiding });
    else if (of.kind === 'hold') await laterLetter(ctx, { kind: 'released', id: of.id });
  }
  if (act !== 'hide') return;
  // Last: whoever appends holds the record until the commit.
  for (const { item, of } of done) await writeRecord(ctx, item.subject, of.processId, { hidden: reason });
}

function unfitDecision({ act, reason, words = '' }: Decision) {
  if (act !== 'hide') return undefined;
  if (!reason) return refuse('hiding-needs-reason');
  if (reason === 'other' && words.trim() === '') return refuse('hiding-needs-words');
  return [...words].length > LONGEST_WORDS ? refuse('words-too-long', { max: LONGEST_WORDS }) : undefined;
}
