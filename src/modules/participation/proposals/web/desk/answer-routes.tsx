import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { ProposalId } from '#kernel/ids.ts';
import { isId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, readQuery, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { UNDO_MINUTES } from '../../answer.ts';
import { findAnswers, publishedSince } from '../../answer-store.ts';
import { QUEUES } from '../../desk-store.ts';
import { answerable, correctAnswer, prepareAnswers } from '../../prepare-answer.ts';
import type { Proposal } from '../../proposal.ts';
import { publishAnswers, takeBackAnswer } from '../../publish-answers.ts';
import { findPublished } from '../../store.ts';
import { answerableProcesses, answerQueue, nextToAnswer } from '../../waiting-for-answer.ts';
import { AnswerPage, PrepareTogetherPage, PublishPreviewPage } from './AnswerPage.tsx';
import { AnswersPage } from './AnswersPage.tsx';
import { answerForm, answerOf, typedOf } from './answer-form.ts';

const queueQuery = z.object({
  queue: z.enum(QUEUES).default('waiting'),
  process: z.string().max(80).default(''),
  q: z.string().max(200).default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const picking = z.object({
  picked: z.array(z.string()).max(200).default([]),
  do: z.enum(['prepare', 'preview']).catch('prepare'),
});
const pickedAnswer = answerForm.and(z.object({ picked: z.array(z.string()).max(200).default([]) }));

/** The desk: an officer answers forty proposals before noon. */
export function answerRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/manage/answers', queuePage);
  routes.post('/manage/answers/together', together);
  routes.post('/manage/answers/prepare', prepareMany);
  routes.post('/manage/answers/publish', publishMany);
  routes.get('/manage/answers/:id', async (c) => {
    const proposal = await proposalOf(c);
    const answer = (await findAnswers(c.var.ctx, [proposal.id])).get(proposal.id);
    return answerPage(c, proposal, answer ? typedOf(answer) : {}, []);
  });
  routes.post('/manage/answers/:id', answerOne);
  routes.post('/manage/answers/:id/undo', async (c) => {
    const proposal = await proposalOf(c);
    const done = await takeBackAnswer(c.var.ctx, proposal.id);
    if (done.ok) return seeOther(c, `/manage/answers/${proposal.id}`, { key: 'proposals-desk.said.undone' });
    return seeOther(c, '/manage/answers', { key: `refusals.${done.code}`, kind: 'problem' });
  });
  return routes;
}

async function queuePage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  await mustAnswer(ctx);
  const query = readQuery(c, queueQuery);
  const [found, undoable] = await Promise.all([
    answerQueue(ctx, { queue: query.queue, process: query.process, words: query.q, offset: query.offset }),
    undoableOf(ctx),
  ]);
  return c.render(<AnswersPage r={reader} csrf={csrf} found={found} query={query} undoable={undoable} />, {
    title: reader.t('proposals-desk.queue.title', { n: found.counts.waiting }),
    desk: 'answers',
  });
}

async function together(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, picking);
  const proposals = await pickedOf(c, form.ok ? form.value.picked : []);
  if (proposals.length === 0)
    return seeOther(c, '/manage/answers', { key: 'proposals-desk.said.none-picked', kind: 'problem' });
  if (form.ok && form.value.do === 'preview') return previewPage(c, proposals);
  return prepareManyPage(c, proposals, {}, []);
}

async function prepareMany(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const form = await readForm(c, pickedAnswer);
  const ids = form.ok ? form.value.picked : form.typed.picked;
  const proposals = await pickedOf(c, Array.isArray(ids) ? ids : []);
  if (proposals.length === 0)
    return seeOther(c, '/manage/answers', { key: 'proposals-desk.said.none-picked', kind: 'problem' });
  if (!form.ok) return prepareManyPage(c, proposals, form.typed, form.problems);
  const done = await prepareAnswers(ctx, { ids: proposals.map(({ id }) => id), answer: answerOf(form.value) });
  if (!done.ok) return prepareManyPage(c, proposals, form.typed, [{ field: '', message: reader.refusal(done) }]);
  return seeOther(c, '/manage/answers?queue=prepared', {
    key: 'proposals-desk.said.prepared',
    blanks: { n: done.value.prepared },
  });
}

async function publishMany(c: Context<Env>): Promise<Response> {
  const form = await readForm(c, picking);
  const proposals = await pickedOf(c, form.ok ? form.value.picked : []);
  const done = await publishAnswers(
    c.var.ctx,
    proposals.map(({ id }) => id),
  );
  if (!done.ok) return seeOther(c, '/manage/answers', { key: `refusals.${done.code}`, kind: 'problem' });
  return seeOther(c, '/manage/answers', { key: 'proposals-desk.said.published', blanks: { n: done.value.published } });
}

async function answerOne(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const proposal = await proposalOf(c);
  const form = await readForm(c, answerForm);
  if (!form.ok) return answerPage(c, proposal, form.typed, form.problems);
  const before = (await findAnswers(ctx, [proposal.id])).get(proposal.id);
  const answer = answerOf(form.value);
  const isPublic = before?.state === 'published';
  const done = isPublic
    ? await correctAnswer(ctx, { id: proposal.id, answer })
    : await prepareAnswers(ctx, { ids: [proposal.id], answer });
  if (!done.ok) return answerPage(c, proposal, form.typed, [{ field: '', message: reader.refusal(done) }]);
  if (isPublic) return seeOther(c, `/manage/answers/${proposal.id}`, { key: 'proposals-desk.said.corrected' });
  if (form.value.do === 'publish') return previewPage(c, [proposal]);
  const next = form.value.do === 'next' ? await nextToAnswer(ctx, proposal.id) : proposal.id;
  return seeOther(c, next ? `/manage/answers/${next}` : '/manage/answers?queue=prepared', {
    key: next ? 'proposals-desk.said.saved' : 'proposals-desk.said.saved-last',
  });
}

async function answerPage(
  c: Context<Env>,
  proposal: Proposal,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const answer = (await findAnswers(ctx, [proposal.id])).get(proposal.id) ?? null;
  const process = (await answerableProcesses(ctx)).find(({ id }) => id === proposal.processId);
  const here = `/processes/${process?.slug ?? ''}/proposals/${proposal.number}`;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return c.render(<AnswerPage {...{ r: reader, csrf, proposal, answer, typed, problems, here, personId }} />, {
    title: proposal.title,
    desk: 'answers',
    status: problems.length > 0 ? 422 : 200,
  });
}

function prepareManyPage(
  c: Context<Env>,
  proposals: readonly Proposal[],
  typed: Typed,
  problems: readonly FieldProblem[],
) {
  const { reader, csrf } = c.var;
  return c.render(<PrepareTogetherPage {...{ r: reader, csrf, proposals, typed, problems }} />, {
    title: reader.t('proposals-desk.together.title', { n: proposals.length }),
    desk: 'answers',
    status: problems.length > 0 ? 422 : 200,
  });
}

async function previewPage(c: Context<Env>, proposals: readonly Proposal[]): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const answers = await findAnswers(
    ctx,
    proposals.map(({ id }) => id),
  );
  return c.render(<PublishPreviewPage {...{ r: reader, csrf, proposals, answers }} />, {
    title: reader.t('proposals-desk.preview.title'),
    desk: 'answers',
  });
}

async function undoableOf(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') return [];
  const since = new Date(ctx.clock.now().getTime() - UNDO_MINUTES * 60_000);
  const answers = await publishedSince(ctx, ctx.actor.personId, since);
  const proposals = await findPublished(
    ctx,
    answers.map(({ proposalId }) => proposalId),
  );
  const times = new Map(answers.map((answer) => [answer.proposalId, answer.publishedAt ?? since]));
  return proposals.map((proposal) => ({ proposal, publishedAt: times.get(proposal.id) ?? since }));
}

async function mustAnswer(ctx: Ctx): Promise<void> {
  if ((await answerableProcesses(ctx)).length > 0) return;
  const { actor } = ctx;
  const staff = actor.kind === 'person' && actor.roles.some(({ role }) => role !== 'moderator' && role !== 'assistant');
  if (!staff) throw forbidden();
}

async function proposalOf(c: Context<Env>): Promise<Proposal> {
  const id = c.req.param('id');
  const [proposal] = await pickedOf(c, id ? [id] : []);
  if (!proposal) throw notFound();
  return proposal;
}

/** The picked proposals, all of which the actor may answer. */
async function pickedOf(c: Context<Env>, ids: readonly string[]): Promise<Proposal[]> {
  await mustAnswer(c.var.ctx);
  const picked = ids.filter(isId) as ProposalId[];
  if (picked.length === 0) return [];
  const found = await answerable(c.var.ctx, picked);
  if (!('code' in found)) return found;
  if (found.code === 'may-not-answer') throw forbidden();
  return [];
}
