import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { HIDING_REASONS } from '#modules/participation/comments/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { appealHiding } from '../appeal-hiding.ts';
import { THING_KINDS, type ThingRef } from '../moderation.ts';
import { mayReport, wrote } from '../policy.ts';
import { readOwn, readOwnThing } from '../read-own.ts';
import { reportThing } from '../report-thing.ts';
import { reportsBy } from '../reports-store.ts';
import { findThing } from '../things.ts';
import { OwnPage } from './OwnPages.tsx';
import { OwnThingPage } from './OwnThingPage.tsx';
import { ReportPage } from './ReportPage.tsx';

const reportForm = z.object({
  reason: z.enum(HIDING_REASONS, 'moderation.report.reason-missing'),
  words: z.string().max(20_000).default(''),
});
const appealForm = z.object({ words: z.string().max(20_000).default('') });

/** What a resident does: reports, reads what was decided about her own, appeals. */
export function ownRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/report/:kind/:id', (c) => reportPage(c, {}, []));
  routes.post('/report/:kind/:id', report);
  routes.get('/moderation', async (c) => {
    const own = await readOwn(c.var.ctx);
    if (!own.ok) return signInFirst(c);
    const title = c.var.reader.t('moderation.own.title');
    return c.render(<OwnPage r={c.var.reader} own={own.value} />, { title, door: 'decide', unlisted: true });
  });
  routes.get('/moderation/:kind/:id', (c) => ownThingPage(c, {}, []));
  routes.post('/moderation/:kind/:id/appeal', async (c) => {
    const { ctx, reader } = c.var;
    const subject = refOf(c);
    if (ctx.actor.kind === 'visitor') return signInFirst(c, `/moderation/${subject.kind}/${subject.id}`);
    const form = await readForm(c, appealForm);
    if (!form.ok) return ownThingPage(c, form.typed, form.problems);
    const done = await appealHiding(ctx, { subject, words: form.value.words });
    const here = `/moderation/${subject.kind}/${subject.id}`;
    if (done.ok) return seeOther(c, here, { key: 'moderation.said.appealed' });
    if (done.code === 'appeal-nothing-hidden') throw notFound();
    return ownThingPage(c, form.typed, [{ field: 'words', message: reader.refusal(done) }]);
  });
  return routes;
}

function refOf(c: Context<Env>): ThingRef {
  const kind = THING_KINDS.find((each) => each === c.req.param('kind'));
  const id = c.req.param('id');
  if (!kind || !isId(id)) throw notFound();
  return { kind, id: id as ThingRef['id'] };
}

/** Reporting one's own, or what is not in sight, is no page: the thing itself says what there is to know. */
async function reportPage(c: Context<Env>, typed: Typed, problems: readonly FieldProblem[]): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const subject = refOf(c);
  const thing = subject.kind === 'statement' ? undefined : await findThing(ctx, subject);
  if (thing?.sight.state !== 'shown') throw notFound();
  const { actor } = ctx;
  if (actor.kind !== 'person') return signInFirst(c, `/report/${subject.kind}/${subject.id}`);
  if (!mayReport(actor, thing)) {
    const code = wrote(actor, thing.authorId) ? 'report-own' : 'report-not-there';
    return seeOther(c, thing.url, { key: `refusals.${code}`, kind: 'problem' });
  }
  const [before = null] = await reportsBy(ctx, actor.personId, subject);
  return c.render(<ReportPage {...{ r: reader, csrf, thing, before, typed, problems }} />, {
    // words: moderation.report.title-proposal moderation.report.title-comment
    title: reader.t(`moderation.report.title-${thing.kind}`),
    door: 'decide',
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

// words: refusals.report-own refusals.report-not-there
async function report(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const subject = refOf(c);
  if (ctx.actor.kind === 'visitor') return signInFirst(c, `/report/${subject.kind}/${subject.id}`);
  const form = await readForm(c, reportForm);
  if (!form.ok) return reportPage(c, form.typed, form.problems);
  const done = await reportThing(ctx, { subject, ...form.value });
  const thing = await findThing(ctx, subject);
  if (!thing || (!done.ok && done.code === 'report-not-there')) throw notFound();
  if (done.ok) return seeOther(c, thing.url, { key: 'moderation.said.reported' });
  if (done.code === 'report-own' || done.code === 'report-twice') {
    return seeOther(c, thing.url, { key: `refusals.${done.code}`, kind: 'problem' });
  }
  return reportPage(c, form.typed, [{ field: 'words', message: reader.refusal(done) }]);
}

async function ownThingPage(c: Context<Env>, typed: Typed, problems: readonly FieldProblem[]): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const subject = refOf(c);
  if (ctx.actor.kind === 'visitor') return signInFirst(c, `/moderation/${subject.kind}/${subject.id}`);
  const read = await readOwnThing(ctx, subject);
  if (!read.ok) throw notFound();
  const { kind, sight } = read.value.thing;
  return c.render(<OwnThingPage {...{ r: reader, csrf, own: read.value, typed, problems }} />, {
    // words: moderation.thing-page.shown moderation.thing-page.held moderation.thing-page.hidden
    title: reader.t(`moderation.thing-page.${sight.state}`, { kind }),
    door: 'decide',
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}
