import { type Context, Hono } from 'hono';
import { renderToString } from 'preact-render-to-string';
import { z } from 'zod';
import type { FileId, ProposalId } from '#kernel/ids.ts';
import { isId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { type Refusal, refuse } from '#kernel/result.ts';
import { placeChosen } from '#modules/city/index.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';
import { visitorsWayIn, wayIn, whyNotTakePart } from '#modules/verification/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { attachFiles, detachFile } from '../attach-file.ts';
import { etiquetteHints } from '../etiquette.ts';
import { listFiles } from '../files-store.ts';
import { isOpen } from '../policy.ts';
import type { Proposal, ProposalText } from '../proposal.ts';
import { publishProposal, unfitLengths } from '../publish-proposal.ts';
import { discardDraft, ownDraft, saveDraft, startDraft } from '../save-draft.ts';
import { similarProposals } from '../similar-proposals.ts';
import { listDrafts } from '../store.ts';
import { baseOf, processOf } from './base.ts';
import { type ListFrame, listFrame } from './list-frame.ts';
import { namesOf } from './list-routes.tsx';
import { ProposalFormPage } from './ProposalForm.tsx';
import { RefusedPage } from './RefusedPage.tsx';
import { ReviewPage, Similar } from './ReviewPage.tsx';
import { sendFile } from './send-file.ts';

const form = z.object({
  title: z.string().max(500),
  body: z.string().max(50_000),
  district: z.string().default(''),
  category: z.string().default(''),
  language: z.enum(LANGUAGES),
  organisation: z.string().max(120).default(''),
  remove: z.array(z.string()).max(20).default([]),
  do: z.enum(['review', 'save']).catch('review'),
});
type Typing = z.output<typeof form>;

/** From an empty page to a public proposal: written, kept as a draft, reviewed, published. */
export function draftRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/processes/:process/proposals/new', async (c) => {
    const frame = await writable(c);
    if (c.var.ctx.actor.kind !== 'person') return visitorsWayIn(c, frame.step.terms, `${baseOf(c)}/new`);
    if (!mayStart(c, frame)) return refused(c, frame);
    const why = await whyNotTakePart(c.var.ctx, frame.step.terms);
    if (why) return wayIn(c, why, `${baseOf(c)}/new`) ?? refused(c, frame, why);
    return formPage(c, frame, { action: `${baseOf(c)}/new`, typed: {}, problems: [] });
  });
  routes.post('/processes/:process/proposals/new', async (c) => saveTyped(c, await writable(c), null));
  routes.get('/processes/:process/proposals/similar', similarFragment);
  routes.get('/processes/:process/proposals/drafts/:draft', async (c) => {
    const { frame, draft } = await draftOf(c);
    const problems = typeof c.req.query('check') === 'string' ? lengthProblems(c, frame, draft) : [];
    return formPage(c, frame, { action: `${baseOf(c)}/drafts/${draft.id}`, typed: typedOf(draft), problems, draft });
  });
  routes.post('/processes/:process/proposals/drafts/:draft', async (c) => {
    const { frame, draft } = await draftOf(c);
    return saveTyped(c, frame, draft.id);
  });
  routes.get('/processes/:process/proposals/drafts/:draft/review', reviewPage);
  routes.post('/processes/:process/proposals/drafts/:draft/publish', async (c) => {
    const { frame, draft } = await draftOf(c);
    const done = await publishProposal(c.var.ctx, draft.id);
    if (done.ok) return seeOther(c, `${baseOf(c)}/${done.value.number}/receipt`);
    if (done.code === 'title-length' || done.code === 'body-length')
      return seeOther(c, `${baseOf(c)}/drafts/${draft.id}?check`);
    return wayIn(c, done, `${baseOf(c)}/drafts/${draft.id}/review`) ?? refused(c, frame, done);
  });
  routes.post('/processes/:process/proposals/drafts/:draft/discard', async (c) => {
    const { draft } = await draftOf(c);
    await discardDraft(c.var.ctx, draft.id);
    return seeOther(c, baseOf(c), { key: 'proposals.said.discarded' });
  });
  routes.get('/processes/:process/proposals/drafts/:draft/files/:file', async (c) => {
    const { draft } = await draftOf(c);
    const files = await listFiles(c.var.ctx, draft.id);
    return sendFile(c, files, c.req.param('file') as FileId);
  });
  return routes;
}

/** Beside which field a refusal stands. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'place-unknown': 'district',
  'category-unknown': 'category',
  'organisations-not-allowed': 'organisation',
};

async function saveTyped(c: Context<Env>, frame: ListFrame, id: ProposalId | null): Promise<Response> {
  const { ctx, reader } = c.var;
  if (ctx.actor.kind !== 'person') return visitorsWayIn(c, frame.step.terms, `${baseOf(c)}/new`);
  const action = id ? `${baseOf(c)}/drafts/${id}` : `${baseOf(c)}/new`;
  const read = await readForm(c, form);
  if (!read.ok) return formPage(c, frame, { action, typed: read.typed, problems: read.problems });
  if (!id && !(await ctx.limits.limit('proposals', ctx.actor.personId)).allowed) {
    const problems = [{ field: '', message: reader.t('proposals.form.too-many') }];
    return formPage(c, frame, { action, typed: read.typed, problems });
  }
  const text = textOf(read.value, frame);
  const saved = id
    ? await saveDraft(ctx, { id, text })
    : await startDraft(ctx, { process: processOf(c), step: frame.step.slug, text });
  if (!saved.ok)
    return formPage(c, frame, {
      action,
      typed: read.typed,
      problems: [{ field: FIELD_OF[saved.code] ?? 'title', message: reader.refusal(saved) }],
    });
  const draftAddress = `${baseOf(c)}/drafts/${saved.value.id}`;
  for (const file of read.value.remove.filter(isId)) await detachFile(ctx, saved.value.id, file as FileId);
  const uploads = await Promise.all(
    (read.files.get('files') ?? []).map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  const attached = uploads.length > 0 ? await attachFiles(ctx, saved.value.id, uploads) : null;
  if (attached && !attached.ok) {
    return formPage(c, frame, {
      action: draftAddress,
      typed: read.typed,
      problems: [{ field: 'files', message: reader.refusal(attached) }],
    });
  }
  if (read.value.do === 'save') return seeOther(c, draftAddress, { key: 'proposals.said.saved' });
  const fits = unfitLengths(text, frame.rules).length === 0;
  return seeOther(c, fits ? `${draftAddress}/review` : `${draftAddress}?check`);
}

async function reviewPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const { frame, draft } = await draftOf(c);
  const [files, similar] = await Promise.all([listFiles(ctx, draft.id), similarProposals(ctx, frame.step, draft)]);
  const page = {
    r: reader,
    csrf,
    frame,
    draft,
    files,
    hints: etiquetteHints(draft, frame.rules.titleMin),
    similar,
    names: await namesOf(ctx, similar),
  };
  return c.render(<ReviewPage {...page} />, {
    title: reader.t('proposals.review.title'),
    door: 'decide',
    unlisted: true,
  });
}

/** A piece of HTML for the form's island: what says nearly the same as the title typed so far. */
async function similarFragment(c: Context<Env>): Promise<Response> {
  const { ctx, reader, visitorKey } = c.var;
  if (!(await ctx.limits.limit('search', visitorKey)).allowed) return c.body('', 200);
  const frame = await writable(c);
  const title = (c.req.query('title') ?? '').slice(0, 250);
  const asked = LANGUAGES.find((language) => language === c.req.query('language'));
  const similar = await similarProposals(ctx, frame.step, { language: asked ?? ctx.language, title }, 3);
  const names = await namesOf(ctx, similar);
  return c.html(renderToString(<Similar r={reader} frame={frame} base={baseOf(c)} similar={similar} names={names} />));
}

async function formPage(
  c: Context<Env>,
  frame: ListFrame,
  page: { action: string; typed: Typed; problems: readonly FieldProblem[]; draft?: Proposal },
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const { draft, action, typed, problems } = page;
  const [files, drafts] = await Promise.all([
    draft ? listFiles(ctx, draft.id) : [],
    draft || ctx.actor.kind !== 'person' ? [] : listDrafts(ctx, ctx.actor.personId, frame.step.id),
  ]);
  const said = { title: String(typed.title ?? ''), body: String(typed.body ?? '') };
  const hints = said.title === '' && said.body === '' ? [] : etiquetteHints(said, frame.rules.titleMin);
  return c.render(<ProposalFormPage {...{ r: reader, csrf, frame, action, typed, problems, hints, files, drafts }} />, {
    title: reader.t('proposals.form.title'),
    door: 'decide',
    islands: ['proposal-form'],
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function writable(c: Context<Env>): Promise<ListFrame> {
  const frame = await listFrame(c.var.ctx, processOf(c), c.req.query('step'));
  if (!frame || frame.process.status === 'draft') throw notFound();
  return frame;
}

function mayStart(c: Context<Env>, frame: ListFrame): boolean {
  return frame.rules.writing && isOpen(frame.process, frame.step, c.var.reader.now);
}

function refused(c: Context<Env>, frame: ListFrame, why: Refusal = refuse('writing-closed')) {
  const { reader } = c.var;
  const message = reader.refusal(why);
  return c.render(
    <RefusedPage r={reader} message={message} back={{ href: baseOf(c), label: reader.t('proposals.list.crumb') }} />,
    {
      title: reader.text(frame.process.title),
      door: 'decide',
      status: 403,
    },
  );
}

async function draftOf(c: Context<Env>): Promise<{ frame: ListFrame; draft: Proposal }> {
  const id = c.req.param('draft');
  const draft = isId(id) ? await ownDraft(c.var.ctx, id as ProposalId) : undefined;
  const frame = draft && (await listFrame(c.var.ctx, processOf(c)));
  const step = frame?.process.steps.find((each) => each.id === draft?.stepId);
  if (!draft || !frame || !step || frame.process.id !== draft.processId) throw notFound();
  return {
    draft,
    frame: step.id === frame.step.id ? frame : ((await listFrame(c.var.ctx, processOf(c), step.slug)) ?? frame),
  };
}

function lengthProblems(c: Context<Env>, frame: ListFrame, draft: Proposal): FieldProblem[] {
  return unfitLengths(draft, frame.rules).map((unfit) => ({
    field: unfit.code === 'title-length' ? 'title' : 'body',
    message: c.var.reader.refusal(unfit),
  }));
}

function textOf(typing: Typing, frame: ListFrame): ProposalText {
  return {
    language: typing.language,
    title: typing.title.replace(/\s+/g, ' '),
    body: typing.body,
    ...placeChosen(frame, typing.district),
    categoryId: isId(typing.category) ? (typing.category as CategoryId) : null,
    organisationName: typing.organisation || null,
  };
}

function typedOf(draft: Proposal): Typed {
  return {
    title: draft.title,
    body: draft.body,
    district: draft.neighbourhoodId ?? draft.districtId ?? '',
    category: draft.categoryId ?? '',
    language: draft.language,
    organisation: draft.organisationName ?? '',
  };
}
