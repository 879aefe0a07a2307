import type { Actor } from '#kernel/actor.ts';
import type { Reader } from '#kernel/reader.ts';
import { displayNames, type Names, nameOf } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Comment, CommentSubject } from '../comment.ts';
import { flatten, type Thread } from '../thread.ts';

/** What of a subject a page of comments needs to know. */
export type Shown = Omit<CommentSubject, 'title' | 'language'>;

/** What every part of a page of comments needs. */
export interface Scene {
  readonly r: Reader;
  readonly csrf: string;
  readonly actor: Actor;
  readonly subject: Shown;
  readonly names: Names;
  /** The page they are read on: a vote leads back to it. */
  readonly here: string;
}

/** The names behind these threads, in one query; none where nobody is named. */
export function namesIn(ctx: Ctx, threads: readonly Thread[]): Promise<Names> {
  return namesOf(ctx, threads.flatMap(flatten));
}

export function namesOf(ctx: Ctx, comments: readonly Comment[]): Promise<Names> {
  return displayNames(
    ctx,
    comments.flatMap(({ authorId }) => authorId ?? []),
  );
}

/** Who says it, as public as she chose. */
export function authorOf({ authorId }: Pick<Comment, 'authorId'>, names: Scene['names'], r: Reader): string {
  return nameOf(names, authorId, r, r.t('comments.no-name'));
}
