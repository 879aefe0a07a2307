import type { CommentId } from '#kernel/ids.ts';
import type { Alignment, Comment } from './comment.ts';
import type { ImportedComment } from './import-comments.ts';

/** A comment that is there already, by its name where it comes from. */
export type KnownComment = Pick<Comment, 'id' | 'parentId' | 'rootId' | 'depth' | 'subjectId' | 'alignment'>;

export interface Place {
  readonly comment: ImportedComment;
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly depth: number;
  readonly alignment: Alignment | null;
  /** Its parent's name there, where that is not to be found. */
  readonly missingParent: string | null;
}

/** A chain deeper than this goes on beside its last one: nobody argues so, but a file may say anything. */
const DEEPEST = 50;

type Spot = KnownComment;

/**
 * Where each comment of a batch stands, whatever the order of the lines. A parent that is unknown, of another subject, or
 * its own descendant counts as missing. What is known already keeps its place; a name given twice counts once, the last.
 */
export function placeInThreads(
  comments: readonly ImportedComment[],
  known: ReadonlyMap<string, KnownComment>,
  newId: (comment: ImportedComment) => CommentId,
): Place[] {
  const byName = new Map(comments.map((comment) => [comment.externalId, comment]));
  const spots = new Map<string, Spot>(known);
  const missing = new Map<string, string>();
  for (const comment of byName.values()) {
    for (const next of chainAbove(comment, byName, spots)) {
      const parent = next.parentExternalId === null ? undefined : spots.get(next.parentExternalId);
      const fits = parent?.subjectId === next.subjectId ? parent : undefined;
      if (next.parentExternalId !== null && !fits) missing.set(next.externalId, next.parentExternalId);
      spots.set(next.externalId, spotUnder(fits, next, newId(next)));
    }
  }
  return [...byName.values()].map((comment) => {
    const { subjectId: _, ...spot } = spots.get(comment.externalId) as Spot;
    return { comment, ...spot, missingParent: missing.get(comment.externalId) ?? null };
  });
}

/** The comment and those above it in the batch that have no place yet, topmost first. A circle is cut where it closes. */
function chainAbove(
  comment: ImportedComment,
  byName: ReadonlyMap<string, ImportedComment>,
  spots: ReadonlyMap<string, Spot>,
): ImportedComment[] {
  const chain = new Set<ImportedComment>();
  let next: ImportedComment | undefined = comment;
  while (next && !spots.has(next.externalId) && !chain.has(next)) {
    chain.add(next);
    next = next.parentExternalId === null ? undefined : byName.get(next.parentExternalId);
  }
  return [...chain].reverse();
}

function spotUnder(parent: Spot | undefined, comment: ImportedComment, id: CommentId): Spot {
  const { subjectId } = comment;
  if (!parent) return { id, subjectId, parentId: null, rootId: id, depth: 0, alignment: comment.alignment ?? 0 };
  const tooDeep = parent.depth >= DEEPEST && parent.parentId !== null;
  return {
    id,
    subjectId,
    parentId: tooDeep ? parent.parentId : parent.id,
    rootId: parent.rootId,
    depth: tooDeep ? parent.depth : parent.depth + 1,
    alignment: null,
  };
}
