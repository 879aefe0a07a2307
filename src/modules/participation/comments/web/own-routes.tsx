import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { localPath, seeOther, signInFirst } from '#platform/http/respond.ts';
import { EDIT_MINUTES } from '../comment.ts';
import { editComment } from '../edit-comment.ts';
import { isAuthor, mayEdit } from '../policy.ts';
import { placeOf } from '../read-thread.ts';
import { voteComment } from '../vote-comment.ts';
import { withdrawComment } from '../withdraw-comment.ts';
import { EditPage, WithdrawPage } from './ActPages.tsx';
import { sayNo } from './say-no.ts';
import { namesOf } from './scene.ts';
import { type CommentOptions, commentAt, sceneOf } from './subjects.ts';

const editForm = z.object({ body: z.string().max(50_000, 'comments.form.far-too-long') });
const voteForm = z.object({ value: z.enum(['1', '0', '-1']), next: z.string().optional() });

/** What one does with a comment: say whether it is useful; with one's own, change it or take it back. */
export function ownRoutes(options: CommentOptions): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/comments/:comment/vote', async (c) => {
    const { comment, subject } = await commentAt(c, options);
    const { ctx } = c.var;
    const form = await readForm(c, voteForm);
    const place = localPath(String(form.typed.next ?? ''), '') || (await placeOf(ctx, subject, comment));
    if (ctx.actor.kind !== 'person') return signInFirst(c, place);
    if (!form.ok) return seeOther(c, place);
    if (!(await ctx.limits.limit('supports', ctx.actor.personId)).allowed) {
      return seeOther(c, place, { key: 'comments.said.too-fast', kind: 'problem' });
    }
    const value = Number(form.value.value) as 1 | 0 | -1;
    const voted = await voteComment(ctx, subject, { comment, value });
    return voted.ok ? seeOther(c, place) : sayNo(c, voted, place);
  });

  routes.get('/comments/:comment/edit', (c) => editPage(c, options, {}, []));

  routes.post('/comments/:comment/edit', async (c) => {
    const { comment, subject } = await own(c, options);
    const form = await readForm(c, editForm);
    if (!form.ok) return editPage(c, options, form.typed, form.problems);
    const done = await editComment(c.var.ctx, subject, { id: comment.id, body: form.value.body });
    const place = await placeOf(c.var.ctx, subject, comment);
    if (done.ok && done.value.comment.state === 'held') {
      return seeOther(c, `${subject.url}#comment-${comment.id}`, { key: 'comments.said.held' });
    }
    if (done.ok) return seeOther(c, place, { key: 'comments.said.edited' });
    if (done.code !== 'comment-empty' && done.code !== 'comment-too-long') return sayNo(c, done, place);
    return editPage(c, options, form.typed, [{ field: 'body', message: c.var.reader.refusal(done) }]);
  });

  routes.get('/comments/:comment/withdraw', async (c) => {
    const { comment, subject } = await own(c, options);
    if (comment.state !== 'shown' && comment.state !== 'held') return c.redirect(`/comments/${comment.id}`, 303);
    const scene = sceneOf(c, subject, await namesOf(c.var.ctx, [comment]));
    return c.render(<WithdrawPage scene={scene} subject={subject} comment={comment} />, {
      title: c.var.reader.t('comments.withdraw-page.title'),
      door: 'decide',
      unlisted: true,
    });
  });

  routes.post('/comments/:comment/withdraw', async (c) => {
    const { comment, subject } = await own(c, options);
    const done = await withdrawComment(c.var.ctx, comment.id);
    if (!done.ok) return sayNo(c, done, subject.url);
    return seeOther(c, `${subject.url}#discussion`, { key: 'comments.said.withdrawn' });
  });

  return routes;
}

async function editPage(c: Context<Env>, options: CommentOptions, typed: Typed, problems: readonly FieldProblem[]) {
  const { ctx, reader } = c.var;
  const { comment, subject } = await own(c, options);
  if (!mayEdit(ctx.actor, comment, ctx.clock.now())) {
    const refusal = { ok: false, code: 'comment-edit-over', details: { minutes: EDIT_MINUTES } } as const;
    return sayNo(c, refusal, await placeOf(ctx, subject, comment));
  }
  return c.render(
    <EditPage scene={sceneOf(c, subject)} subject={subject} comment={comment} typed={typed} problems={problems} />,
    {
      title: reader.t('comments.edit-page.title'),
      door: 'decide',
      status: problems.length > 0 ? 422 : 200,
      unlisted: true,
    },
  );
}

/** Its author's pages: others may read that it exists, so they are told no rather than nothing. */
async function own(c: Context<Env>, options: CommentOptions) {
  const found = await commentAt(c, options);
  if (!isAuthor(c.var.ctx.actor, found.comment)) throw forbidden();
  return found;
}
