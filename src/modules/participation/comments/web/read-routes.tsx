import { Hono } from 'hono';
import { z } from 'zod';
import type { CommentId } from '#kernel/ids.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { SIDES } from '../comment.ts';
import { listSide } from '../list-discussion.ts';
import type { Cursor } from '../list-store.ts';
import { placeOf, readThread } from '../read-thread.ts';
import { SidePage, ThreadPage } from './ReadPages.tsx';
import { namesIn } from './scene.ts';
import { type CommentOptions, commentAt, sceneOf, subjectAt } from './subjects.ts';

const sideQuery = z.object({
  side: z.enum(SIDES).default('neutral'),
  after: z
    .string()
    .regex(/^-?\d{1,9}_[0-9a-f-]{36}$/)
    .refine((text) => z.uuid().safeParse(text.split('_')[1]).success)
    .transform((text): Cursor => {
      const [score, id] = text.split('_');
      return { score: Number(score), id: id as CommentId };
    })
    .optional(),
});
const threadQuery = z.object({ after: z.uuid().optional() });

/** Reading on: one side page by page, one thread with all its replies, one comment where it stands. */
export function readRoutes(options: CommentOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/discussions/:kind/:id', async (c) => {
    const { ctx, reader } = c.var;
    const subject = await subjectAt(c, options, c.req.param('kind'), c.req.param('id'));
    const query = readQuery(c, sideQuery);
    const side = subject.alignment ? query.side : 'neutral';
    const column = await listSide(ctx, subject, { side, after: query.after });
    const scene = sceneOf(c, subject, await namesIn(ctx, column.threads));
    const isLater = query.after !== undefined;
    return c.render(
      <SidePage scene={scene} subject={subject} side={side} column={column} isLater={isLater} />,
      // words: comments.stance.*
      { title: `${reader.t(`comments.stance.${side}`)}: ${subject.title}`, door: 'decide', unlisted: isLater },
    );
  });

  routes.get('/comments/:comment/thread', async (c) => {
    const { ctx, reader } = c.var;
    const { comment, subject } = await commentAt(c, options);
    if (comment.parentId) return c.redirect(`/comments/${comment.rootId}/thread#comment-${comment.id}`, 303);
    const { after } = readQuery(c, threadQuery);
    const read = await readThread(ctx, comment.id, after as CommentId | undefined);
    if (!read) throw notFound();
    const scene = sceneOf(c, subject, await namesIn(ctx, [read.thread]));
    return c.render(<ThreadPage scene={scene} subject={subject} read={read} />, {
      title: reader.t('comments.thread-page.of', { title: subject.title }),
      door: 'decide',
      unlisted: true,
    });
  });

  routes.get('/comments/:comment', async (c) => {
    const { comment, subject } = await commentAt(c, options);
    return c.redirect(await placeOf(c.var.ctx, subject, comment), 303);
  });

  return routes;
}
