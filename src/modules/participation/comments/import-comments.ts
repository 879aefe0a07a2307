import { type CommentId, type PersonId, type ProcessId, uuidv7 } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Alignment } from './comment.ts';
import type { CommentsCounted } from './events.ts';
import { adoptOrphans, findKnown, learnImported, lockImport, writeImported } from './import-store.ts';
import { placeInThreads } from './place-in-threads.ts';

/** A comment as another platform, a meeting's minutes or the demo city brings it. */
export interface ImportedComment {
  /** Its name where it comes from: the same name is the same comment, however often it is imported. */
  readonly externalId: string;
  readonly subjectId: string;
  /** The name there of what it replies to. */
  readonly parentExternalId: string | null;
  readonly authorId: PersonId | null;
  /** Of one that opens a thread; null is taken as neutral. A reply takes no side. */
  readonly alignment: Alignment | null;
  readonly language: Language;
  /** Plain text; paragraphs are parted by an empty line. */
  readonly body: string;
  readonly createdAt: Date;
  /** Votes it arrives with, which have no voters here. */
  readonly openingUp: number;
  readonly openingDown: number;
}

export interface ImportedBatch {
  /** `decidim-barcelona-2016`, `demo`. */
  readonly source: string;
  readonly subjectKind: string;
  readonly processId: ProcessId;
  readonly comments: readonly ImportedComment[];
}

export interface ImportOutcome {
  readonly added: number;
  /** Known already, and different: brought up to date. */
  readonly changed: number;
  /** Their names there. They stand at the top because what they reply to has not come in. */
  readonly orphans: readonly string[];
  /** Orphans of batches before that found their place now. */
  readonly adopted: readonly string[];
}

/**
 * Takes in a batch (up to about a thousand) in one transaction. Repeating it adds nothing: texts and opening balances are
 * brought up to date, votes given here stay, what was withdrawn or hidden here stays so. Parents may come after their
 * replies, in this batch or a later one.
 */
export async function importComments(ctx: Ctx, batch: ImportedBatch): Promise<ImportOutcome> {
  if (ctx.actor.kind !== 'system') throw new Error('An import acts as the system');
  if (batch.comments.length === 0) return { added: 0, changed: 0, orphans: [], adopted: [] };
  return ctx.transact(async (inside) => {
    await lockImport(inside, batch.source);
    const known = await findKnown(inside, batch);
    const places = placeInThreads(batch.comments, known, (comment) => idAt(inside, comment.createdAt));
    const fresh = places.filter(({ comment }) => !known.has(comment.externalId));
    const changed = await writeImported(inside, batch, places);
    const adopted = await adoptOrphans(inside, batch.source);
    await learnImported(inside, batch.comments);
    await tell(
      inside,
      batch,
      fresh.map(({ comment }) => comment.subjectId),
    );
    const orphans = places.flatMap((place) => (place.missingParent ? [place.comment.externalId] : []));
    return { added: fresh.length, changed, orphans, adopted };
  });
}

/** Ids are in order of time: an old comment gets an old one. */
function idAt(ctx: Ctx, at: Date): CommentId {
  return uuidv7(Math.max(0, at.getTime()), ctx.chance.bytes(10)) as CommentId;
}

async function tell(ctx: Ctx, { subjectKind }: ImportedBatch, subjectIds: readonly string[]): Promise<void> {
  const changes = [...Map.groupBy(subjectIds, (id) => id)].map(([subjectId, all]) => ({ subjectId, by: all.length }));
  if (changes.length > 0) await ctx.emit<CommentsCounted>({ type: 'comments-counted', subjectKind, changes });
}
