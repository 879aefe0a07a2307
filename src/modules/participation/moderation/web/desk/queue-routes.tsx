import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import type { Refusal } from '#kernel/result.ts';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, readQuery, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { findCases } from '../../cases-store.ts';
import { decideCases } from '../../decide-cases.ts';
import { listPicked, listQueue } from '../../list-queue.ts';
import { ACTS, type Act, type BatchId, type CaseId } from '../../moderation.ts';
import { mayDecide } from '../../policy.ts';
import { undoDecision } from '../../undo-decision.ts';
import { casePage } from './case-routes.tsx';
import { deskQuery, requestOf } from './desk-query.ts';
import { deskHead, onlyModerators, ownProcesses } from './only-moderators.ts';
import { PreviewPage } from './PreviewPage.tsx';
import { QueuePage } from './QueuePage.tsx';

const QUEUE = '/manage/moderation';
const MOST_PICKED = 200;
const picked = {
  picked: z
    .array(z.string())
    .default([])
    .transform((ids) => ids.filter(isId).slice(0, MOST_PICKED) as CaseId[]),
  do: z.enum(ACTS).catch('approve'),
};
const previewForm = z.object(picked);
const decideForm = z.object({
  ...picked,
  reason: z.enum(HIDING_REASONS).optional().catch(undefined),
  words: z.string().max(20_000).default(''),
  /** Decided on the case's own page. */
  one: z.uuid().optional(),
});

/** The queue: picked, previewed, decided, taken back. */
export function queueRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(QUEUE, async (c) => {
    onlyModerators(c);
    const { ctx, reader, csrf } = c.var;
    const query = readQuery(c, deskQuery);
    const [view, processes] = await Promise.all([listQueue(ctx, requestOf(query)), ownProcesses(c)]);
    return c.render(
      <QueuePage r={reader} csrf={csrf} view={view} query={query} processes={processes} />,
      deskHead(reader.t('moderation-desk.title')),
    );
  });

  routes.post(`${QUEUE}/preview`, async (c) => {
    onlyModerators(c);
    const form = await readForm(c, previewForm);
    if (!form.ok || form.value.picked.length === 0) {
      return seeOther(c, QUEUE, { key: 'moderation-desk.said.nothing-picked', kind: 'problem' });
    }
    return previewPage(c, form.value.picked, form.value.do, {}, []);
  });

  routes.post(`${QUEUE}/decide`, decide);

  routes.post(`${QUEUE}/undo`, async (c) => {
    onlyModerators(c);
    const form = await readForm(c, z.object({ batch: z.uuid() }));
    if (!form.ok) return c.redirect(QUEUE, 303);
    const done = await undoDecision(c.var.ctx, form.value.batch as BatchId);
    if (!done.ok) return sayNo(c, done);
    return seeOther(c, QUEUE, { key: 'moderation-desk.said.undone', blanks: { n: done.value.undone } });
  });

  return routes;
}

// words: moderation-desk.said.decided-approve moderation-desk.said.decided-hide
async function decide(c: Context<Env>): Promise<Response> {
  onlyModerators(c);
  const form = await readForm(c, decideForm);
  if (!form.ok) return c.redirect(QUEUE, 303);
  const { picked: ids, do: act, one, ...why } = form.value;
  if (ids.length === 0) return seeOther(c, QUEUE, { key: 'moderation-desk.said.nothing-picked', kind: 'problem' });
  const done = await decideCases(c.var.ctx, { ids, act, ...why });
  if (done.ok) {
    const { done: n, skipped } = done.value;
    return seeOther(c, `${QUEUE}#done`, { key: `moderation-desk.said.decided-${act}`, blanks: { n, skipped } });
  }
  if (done.code === 'moderation-not-yours') throw forbidden();
  if (done.code === 'moderation-not-there') return sayNo(c, done);
  const field = done.code === 'hiding-needs-reason' ? 'reason' : 'words';
  const problems = [{ field, message: c.var.reader.refusal(done) }];
  return one ? casePage(c, one as CaseId, form.typed, problems) : previewPage(c, ids, act, form.typed, problems);
}

async function previewPage(
  c: Context<Env>,
  ids: readonly CaseId[],
  act: Act,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const all = await listPicked(ctx, await findCases(ctx, ids));
  const isHers = ({ one }: (typeof all)[number]) => one.closedAt === null && mayDecide(ctx.actor, one);
  const rows = all.filter(isHers);
  if (rows.length === 0) return seeOther(c, QUEUE, { key: 'moderation-desk.said.nothing-left', kind: 'problem' });
  const leftOut = all.filter((row) => !isHers(row));
  return c.render(
    <PreviewPage {...{ r: reader, csrf, act, rows, leftOut, typed, problems }} />,
    deskHead(reader.t('moderation-desk.preview.title'), problems.length > 0 ? 422 : 200),
  );
}

function sayNo(c: Context<Env>, refusal: Refusal): Response {
  return seeOther(c, QUEUE, {
    key: `refusals.${refusal.code}`,
    kind: 'problem',
    blanks: refusal.details as Record<string, number>,
  });
}
