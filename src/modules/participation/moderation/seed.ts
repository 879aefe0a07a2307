import type { PersonId, ProposalId, SessionId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Result } from '#kernel/result.ts';
import { addComment, type Comment, type Side } from '#modules/participation/comments/index.ts';
import { proposalSubject } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { appealHiding } from './appeal-hiding.ts';
import { openCaseAbout } from './cases-store.ts';
import { decideCases } from './decide-cases.ts';
import type { HidingReason, ThingRef } from './moderation.ts';
import { reportThing } from './report-thing.ts';

interface SeededReport {
  readonly by: PersonId;
  readonly reason: HidingReason;
  readonly words: string;
}

interface SeededPost {
  readonly proposalId: ProposalId;
  readonly by: PersonId;
  readonly side: Side;
  readonly language: Language;
  readonly body: string;
}

/** What moderation of the demo city has done and has to do: done by the use cases themselves, as each person. */
export interface SeededModeration {
  readonly moderator: PersonId;
  readonly reports: readonly (SeededReport & { readonly proposalId: ProposalId })[];
  /** What the rules hold by themselves. */
  readonly held: SeededPost;
  /** Reported, hidden, appealed against. */
  readonly hidden: SeededPost & {
    readonly reports: readonly SeededReport[];
    readonly reason: HidingReason;
    readonly words: string;
    readonly appeal: string;
  };
}

export async function seedModeration(ctx: Ctx, { moderator, reports, held, hidden }: SeededModeration): Promise<void> {
  for (const { proposalId, ...report } of reports) await sayReport(ctx, { kind: 'proposal', id: proposalId }, report);
  await post(ctx, held);
  const { id } = await post(ctx, hidden);
  const subject = { kind: 'comment', id } as const;
  for (const report of hidden.reports) await sayReport(ctx, subject, report);
  const ids = [await openCaseAbout(ctx, subject, 'report')].flatMap((found) => found ?? []);
  const { reason, words, appeal } = hidden;
  must(await decideCases(as(ctx, moderator, true), { ids, act: 'hide', reason, words }));
  must(await appealHiding(as(ctx, hidden.by), { subject, words: appeal }));
}

async function sayReport(ctx: Ctx, subject: ThingRef, { by, reason, words }: SeededReport): Promise<void> {
  must(await reportThing(as(ctx, by), { subject, reason, words }));
}

async function post(ctx: Ctx, { proposalId, by, side, language, body }: SeededPost): Promise<Comment> {
  const hers = as(ctx, by);
  const subject = await proposalSubject(hers, proposalId);
  if (!subject) throw new Error(`The demo's proposal ${proposalId} cannot be commented`);
  const done = await addComment(hers, subject, { formId: ctx.newId(), language, body, side });
  if (!done.ok) throw new Error(`The demo's comment was refused: ${done.code}`);
  return (done.value as { readonly comment: Comment }).comment;
}

function as(ctx: Ctx, personId: PersonId, moderates = false): Ctx {
  return ctx.as({
    ...{ kind: 'person', personId, displayName: '' },
    sessionId: ctx.newId<SessionId>(),
    roles: moderates ? [{ role: 'moderator', processId: null }] : [],
  });
}

function must(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(`The demo's moderation was refused: ${result.code}`);
}
