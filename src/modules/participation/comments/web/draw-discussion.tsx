import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import { SIDES } from '../comment.ts';
import { listDiscussion } from '../list-discussion.ts';
import { Discussion } from './Discussion.tsx';
import { namesIn, type Shown } from './scene.ts';

/** The discussion of a subject, as a section of its own page: four queries, however long it is. */
export async function discussion(ctx: Ctx, reader: Reader, csrf: string, subject: Shown): Promise<VNode> {
  const view = await listDiscussion(ctx, subject);
  const names = await namesIn(
    ctx,
    SIDES.flatMap((side) => view.columns[side].threads),
  );
  const scene = { r: reader, csrf, actor: ctx.actor, subject, names, here: subject.url };
  return <Discussion scene={scene} view={view} formId={ctx.newId()} />;
}
