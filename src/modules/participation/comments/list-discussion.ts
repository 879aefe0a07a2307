import type { CommentId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  alignmentOf,
  type CommentCounts,
  type CommentSubject,
  NO_COMMENTS,
  SIDES,
  type Side,
  sideOf,
} from './comment.ts';
import { type Cursor, firstReplies, mostUseful, ownHeld, type ReadComment } from './list-store.ts';
import { findCounts } from './store.ts';
import { nest, type Thread } from './thread.ts';

/** On the subject's own page. */
export const SHOWN_PER_SIDE = 3;
const SHOWN_PER_PAGE = 20;
/** Of one thread, in a column; the rest is on the thread's page. */
const REPLIES_SHOWN = 20;

export interface Column {
  readonly threads: readonly Thread[];
  /** Where the next page begins; null at the end. */
  readonly next: Cursor | null;
}

export interface DiscussionView {
  readonly counts: CommentCounts;
  readonly columns: Readonly<Record<Side, Column>>;
  /** The reader's own that wait for a moderator. */
  readonly held: readonly ReadComment[];
}

/** The most useful of each side with their first replies: three queries (four for whoever is signed in), however many comments there are. */
export async function listDiscussion(
  ctx: Ctx,
  subject: Pick<CommentSubject, 'kind' | 'id' | 'alignment'>,
): Promise<DiscussionView> {
  const sides = subject.alignment ? SIDES : (['neutral'] as const);
  const limit = SHOWN_PER_SIDE + 1;
  const [counts, roots, held] = await Promise.all([
    findCounts(ctx, subject.kind, [subject.id]),
    mostUseful(ctx, subject, sides.map(alignmentOf), { limit }),
    ownHeld(ctx, subject),
  ]);
  const bySide = Map.groupBy(roots, ({ alignment }) => sideOf(alignment ?? 0));
  const shown = SIDES.flatMap((side) => (bySide.get(side) ?? []).slice(0, SHOWN_PER_SIDE));
  const replies = await repliesOf(ctx, shown);
  const column = (side: Side) => columnOf(bySide.get(side) ?? [], replies, SHOWN_PER_SIDE);
  return {
    counts: counts.get(subject.id) ?? NO_COMMENTS,
    held,
    columns: { for: column('for'), against: column('against'), neutral: column('neutral') },
  };
}

/** One page of one side. */
export async function listSide(
  ctx: Ctx,
  subject: CommentSubject,
  { side, after }: { readonly side: Side; readonly after?: Cursor | undefined },
): Promise<Column & { readonly counts: CommentCounts }> {
  const [counts, roots] = await Promise.all([
    findCounts(ctx, subject.kind, [subject.id]),
    mostUseful(ctx, subject, [alignmentOf(side)], { limit: SHOWN_PER_PAGE + 1, after }),
  ]);
  const replies = await repliesOf(ctx, roots.slice(0, SHOWN_PER_PAGE));
  return { ...columnOf(roots, replies, SHOWN_PER_PAGE), counts: counts.get(subject.id) ?? NO_COMMENTS };
}

type Replies = ReadonlyMap<CommentId, readonly ReadComment[]>;

async function repliesOf(ctx: Ctx, roots: readonly ReadComment[]): Promise<Replies> {
  const answered = roots.flatMap(({ id, tally }) => (tally.replies > 0 ? [id] : []));
  const replies = await firstReplies(ctx, answered, REPLIES_SHOWN);
  return Map.groupBy(replies, ({ rootId }) => rootId);
}

function columnOf(found: readonly ReadComment[], replies: Replies, limit: number): Column {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    threads: shown.map((root) => nest(root, replies.get(root.id) ?? [])),
    next: found.length > limit && last ? { score: last.tally.score, id: last.id } : null,
  };
}
