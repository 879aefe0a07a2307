import { isStaff } from '#kernel/actor.ts';
import type { PersonId, ProcessId } from '#kernel/ids.ts';
import { readAccountSince } from '#modules/identity/index.ts';
import type { CommentArrived } from '#modules/participation/comments/index.ts';
import type { StatementArrived } from '#modules/participation/conversation/index.ts';
import type { ProposalArrived } from '#modules/participation/proposals/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Marks, marksOf } from './alike.ts';
import { openCase } from './cases-store.ts';
import type { ThingRef } from './moderation.ts';
import { settingsIn } from './settings-store.ts';
import { linksIn, type PostFacts, signalsOf, TRUSTED_AFTER } from './signals.ts';
import { changeThing, countShownPosts } from './things.ts';
import { countAlike, countLately, keepTrace } from './traces-store.ts';

interface Post {
  readonly subject: ThingRef;
  readonly processId: ProcessId;
  readonly authorId: PersonId;
  readonly text: string;
  readonly edited: boolean;
  /** It stands among what others can read already. */
  readonly isShown?: boolean;
}

/** Subscribed to `proposal-arrived`. */
export function meetProposal(ctx: Ctx, event: ProposalArrived): Promise<void> {
  const { proposalId: id, processId, authorId, text, edited } = event;
  return holdPost(ctx, { subject: { kind: 'proposal', id }, processId, authorId, text, edited });
}

/** Subscribed to `comment-arrived`. */
export function meetComment(ctx: Ctx, event: CommentArrived): Promise<void> {
  const { commentId: id, processId, authorId, body: text, edited } = event;
  return holdPost(ctx, { subject: { kind: 'comment', id }, processId, authorId, text, edited });
}

/** Subscribed to `statement-arrived`. Where its step asks for a moderator first, it waits whatever the rules here say. */
export async function meetStatement(ctx: Ctx, event: StatementArrived): Promise<void> {
  const { statementId: id, processId, authorId, text, held } = event;
  const subject = { kind: 'statement', id } as const;
  if (!held) return holdPost(ctx, { subject, processId, authorId, text, edited: false, isShown: true });
  const reasons = ['every-post'] as const;
  await changeThing(ctx, subject, { state: 'held', because: reasons });
  await openCase(ctx, { kind: 'hold', subject, processId, authorId, reasons });
}

/**
 * Holds a post that the rules of its process want a moderator to read first, before others are told of it. Staff are
 * not held. Runs in the transaction that publishes: what is held was never public.
 */
export async function holdPost(ctx: Ctx, post: Post): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  const marks = marksOf(post.text);
  await keepTrace(ctx, post.subject, post.authorId, marks);
  if (isStaff(ctx.actor)) return;
  const settings = await settingsIn(ctx, post.processId);
  const { reasons, facts } = signalsOf(settings, await factsOf(ctx, post, marks));
  if (reasons.length === 0) return;
  if (!(await changeThing(ctx, post.subject, { state: 'held', because: reasons }))) return;
  const { subject, processId, authorId } = post;
  await openCase(ctx, { kind: 'hold', subject, processId, authorId, reasons, facts });
}

async function factsOf(ctx: Ctx, post: Post, marks: Marks | null): Promise<PostFacts> {
  const { subject, authorId, edited, isShown = edited } = post;
  // An edited post was public: it does not speak for itself.
  const itself = isShown ? 1 : 0;
  const [since, shown, posts, alike] = [
    await readAccountSince(ctx, authorId),
    await countShownPosts(ctx, authorId, TRUSTED_AFTER + itself),
    await countLately(ctx, authorId),
    await countAlike(ctx, subject, authorId, marks),
  ];
  return {
    accountDays: since ? Math.floor((ctx.clock.now().getTime() - since.getTime()) / 86_400_000) : null,
    shownPosts: Math.max(0, shown - itself),
    links: linksIn(post.text),
    postsThisHour: posts,
    ownAlike: alike.own,
    accountsAlike: alike.accounts,
    edited,
  };
}
