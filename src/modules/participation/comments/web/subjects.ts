import type { Context } from 'hono';
import type { ProcessId } from '#kernel/ids.ts';
import { type CommentId, isId } from '#kernel/ids.ts';
import type { Names } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import type { Comment, CommentSubject } from '../comment.ts';
import { mayReadHeld } from '../policy.ts';
import { findComment } from '../store.ts';
import type { Scene } from './scene.ts';

export interface CommentOptions {
  /** By kind: what may be argued about; null where it is not there, or not for this reader. */
  readonly subjects: Readonly<Record<string, SubjectFinder>>;
  /** Absolute addresses of subjects, for the open data; by id. */
  readonly addresses?: (
    ctx: Ctx,
    processId: ProcessId,
    subjects: readonly { readonly kind: string; readonly id: string }[],
  ) => Promise<ReadonlyMap<string, string>>;
}

export type SubjectFinder = (ctx: Ctx, id: string) => Promise<CommentSubject | null>;

export async function subjectAt(c: Context<Env>, options: CommentOptions, kind: string, id: string) {
  const find = Object.hasOwn(options.subjects, kind) ? options.subjects[kind] : undefined;
  const subject = find && isId(id) ? await find(c.var.ctx, id) : null;
  if (!subject) throw notFound();
  return subject;
}

/** The comment of the address with what it is about; nothing where its reader may not read that. */
export async function commentAt(
  c: Context<Env>,
  options: CommentOptions,
): Promise<{ comment: Comment; subject: CommentSubject }> {
  const id = c.req.param('comment') ?? '';
  const comment = isId(id) ? await findComment(c.var.ctx, id as CommentId) : undefined;
  if (!comment || !mayReadHeld(c.var.ctx.actor, comment)) throw notFound();
  return { comment, subject: await subjectAt(c, options, comment.subjectKind, comment.subjectId) };
}

export function sceneOf(c: Context<Env>, subject: CommentSubject, names: Names = new Map()): Scene {
  const { reader, csrf, ctx, url } = c.var;
  return { r: reader, csrf, actor: ctx.actor, subject, names, here: url.pathname + url.search };
}
