import type {
  FlagReason,
  StatementDecided,
  StatementFlagged,
  StatementKept,
} from '#modules/participation/conversation/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { closeCase, closeCases, openCase, openCaseAbout } from './cases-store.ts';
import { findHiding, insertHiding, liftHiding } from './hidings-store.ts';
import type { HidingReason, ThingRef } from './moderation.ts';
import { writeRecord } from './record-of-moderation.ts';
import { insertReport } from './reports-store.ts';

/** What is said of a statement, among the reasons of everything else. */
const REASONS: Readonly<Record<FlagReason, HidingReason>> = {
  insult: 'insult',
  'personal-data': 'personal-data',
  'off-topic': 'off-topic',
  'two-in-one': 'other',
  spam: 'spam',
};

/**
 * Subscribed to `statement-flagged`: a report like any other, in the one queue.
 * @param said its reason in words, for where the queue has none of the kind
 */
export async function meetFlag(ctx: Ctx, event: StatementFlagged, said: string): Promise<void> {
  const { statementId: id, processId, authorId, by } = event;
  const subject = { kind: 'statement', id } as const;
  const reason = REASONS[event.reason];
  const caseId = await openCase(ctx, { kind: 'report', subject, processId, authorId, reasons: [reason] });
  const words = reason === 'other' ? said : '';
  await insertReport(ctx, { caseId, subject, reporterId: by, reason, words });
}

/**
 * Subscribed to `statement-decided`: whoever runs a conversation decided at its own desk. What waits here about it is
 * decided with it; what is out is a hiding like any other: counted, on the record, open to an appeal.
 */
export async function hearStatementDecided(ctx: Ctx, event: StatementDecided): Promise<void> {
  const { statementId: id, processId, authorId, state } = event;
  const subject = { kind: 'statement', id } as const;
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  if (state === 'shown') return letBackIn(ctx, subject, processId, by);
  await closeCases(ctx, subject, 'hidden', by);
  const [hiddenAt, words] = [ctx.clock.now(), event.reason ?? ''];
  await insertHiding(ctx, { subject, processId, authorId, reason: 'other', words, hiddenAt, hiddenBy: by });
  await writeRecord(ctx, subject, processId, { hidden: 'other' });
}

/** Subscribed to `statement-kept`. */
export async function hearStatementKept(ctx: Ctx, { statementId: id }: StatementKept): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await closeCases(ctx, { kind: 'statement', id }, 'kept', by);
}

async function letBackIn(
  ctx: Ctx,
  subject: ThingRef,
  processId: StatementDecided['processId'],
  by: StatementDecided['authorId'],
): Promise<void> {
  await closeCases(ctx, subject, 'released', by);
  const hiding = await findHiding(ctx, { inForce: subject });
  if (!hiding) return;
  const appeal = await openCaseAbout(ctx, subject, 'appeal');
  await liftHiding(ctx, hiding.id, appeal ? 'appeal' : 'undone');
  if (appeal) await closeCase(ctx, appeal, { outcome: 'restored', by });
  await writeRecord(ctx, subject, processId, { shown: appeal ? 'appeal' : 'mistake' });
}
