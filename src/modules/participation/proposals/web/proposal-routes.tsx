import { type Context, Hono } from 'hono';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { FileId, ProposalId } from '#kernel/ids.ts';
import { beginningOf } from '#kernel/plain-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Refusal } from '#kernel/result.ts';
import { placeName } from '#modules/city/index.ts';
import { discussion } from '#modules/participation/comments/index.ts';
import { visitorsWayIn, wayIn, whyNotTakePart } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { subjectOf } from '../comment-subject.ts';
import { editProposal } from '../edit-proposal.ts';
import { isAuthor } from '../policy.ts';
import { isOutOfSight, type Proposal, WITHDRAWAL_REASONS } from '../proposal.ts';
import { readHiddenProposal } from '../read-hidden-proposal.ts';
import { type ProposalRead, readProposal } from '../read-proposal.ts';
import { supportProposal } from '../support-proposal.ts';
import { takeBackSupport } from '../take-back-support.ts';
import { withdrawProposal } from '../withdraw-proposal.ts';
import { ConfirmSupportPage, EditPage, HistoryPage, ReceiptPage, WithdrawPage } from './ActPages.tsx';
import { addressOf, baseOf } from './base.ts';
import { listFrame } from './list-frame.ts';
import { namesOf } from './list-routes.tsx';
import { ProposalPage } from './ProposalPage.tsx';
import type { LaterMoment } from './ProposalStory.tsx';
import { authorOf } from './proposal-words.ts';
import { HiddenPage } from './SightNotes.tsx';
import { sendFile } from './send-file.ts';

const HERE = '/processes/:process/proposals/:number{[0-9]+}';
const editForm = z.object({ title: z.string().max(500), body: z.string().max(50_000) });
const withdrawForm = z.object({
  reason: z.enum(WITHDRAWAL_REASONS, 'proposals.withdraw.pick'),
  note: z.string().max(1000, 'proposals.withdraw.note-long').default(''),
});

/** As the page shows them. */
interface NearNames {
  readonly author: string;
  readonly district: string | undefined;
  readonly neighbourhood: string | undefined;
  readonly category: string | undefined;
}

export interface ProposalOptions {
  /** The vote that paid for it, the project it became; in no order. */
  after(ctx: Ctx, reader: Reader, proposalId: ProposalId): Promise<readonly LaterMoment[]>;
  /** How to be told of what happens with it; null where there is nothing to press. */
  follow(
    ctx: Ctx,
    reader: Reader,
    csrf: string,
    about: { readonly proposal: Proposal; readonly here: string; readonly near: NearNames },
  ): Promise<VNode | null>;
}

/** One proposal: read, supported, changed, withdrawn. */
export function proposalPageRoutes(options: ProposalOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => page(c, options));
  routes.get(`${HERE}/support`, confirmSupport);
  routes.post(`${HERE}/support`, support);
  routes.post(`${HERE}/support/withdraw`, takeBack);
  routes.get(`${HERE}/receipt`, receipt);
  routes.get(`${HERE}/history`, history);
  routes.get(`${HERE}/edit`, async (c) => editPage(c, await own(c), {}, []));
  routes.post(`${HERE}/edit`, edit);
  routes.get(`${HERE}/withdraw`, async (c) => withdrawPage(c, await own(c), {}, []));
  routes.post(`${HERE}/withdraw`, withdraw);
  routes.get(`${HERE}/files/:file`, async (c) => sendFile(c, (await readHere(c)).files, c.req.param('file') as FileId));
  return routes;
}

async function page(c: Context<Env>, { follow, after }: ProposalOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const found = await readProposal(ctx, addressOf(c));
  if (!found.ok) return hiddenPage(c);
  const read = found.value;
  const { proposal, process, step } = read;
  const [frame, names, talk, later] = await Promise.all([
    listFrame(ctx, process.slug, step.slug),
    namesOf(ctx, [proposal]),
    subjectOf(ctx, process, step, proposal).then((subject) => discussion(ctx, reader, csrf, subject)),
    after(ctx, reader, proposal.id),
  ]);
  const area = frame?.map?.areas.find(({ id }) => id === proposal.districtId);
  const neighbourhood = frame?.neighbourhoods.find(({ id }) => id === proposal.neighbourhoodId);
  const category = frame?.categories.find(({ id }) => id === proposal.categoryId);
  const near = {
    author: authorOf(proposal, names, reader),
    district: area && reader.text(area.name),
    neighbourhood: neighbourhood && reader.text(neighbourhood.name),
    category: category && reader.text(category.title),
  };
  const about = { proposal, here: hereOf(c), near };
  const following = isOutOfSight(proposal.standing) ? null : await follow(ctx, reader, csrf, about);
  return c.render(
    <ProposalPage
      r={reader}
      csrf={csrf}
      read={read}
      names={names}
      place={placeName(reader, frame, proposal)}
      category={near.category}
      signedIn={ctx.actor.kind === 'person'}
      later={later}
      discussion={talk}
      follow={following}
    />,
    {
      title: proposal.title,
      description: beginningOf(proposal.body, 200),
      door: 'decide',
      ...(isOutOfSight(proposal.standing) ? {} : { share: { path: hereOf(c), card: true } }),
    },
  );
}

/** Nothing is hidden silently: its address says that it was, and why. */
async function hiddenPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const because = await readHiddenProposal(ctx, addressOf(c));
  if (!because) throw notFound();
  const title = reader.t('proposals.hidden.gone');
  return c.render(<HiddenPage r={reader} because={because} back={baseOf(c)} />, {
    ...{ title, door: 'decide', status: 410, unlisted: true },
  });
}

async function confirmSupport(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readHere(c);
  if (ctx.actor.kind !== 'person') return visitorsWayIn(c, read.step.terms, `${hereOf(c)}/support`);
  if (read.ownSupport || !read.may.support) return seeOther(c, hereOf(c));
  const why = await whyNotTakePart(ctx, read.step.terms);
  if (why) return wayIn(c, why, `${hereOf(c)}/support`) ?? sayNo(c, why);
  return c.render(<ConfirmSupportPage r={reader} csrf={csrf} read={read} here={hereOf(c)} />, {
    title: reader.t('proposals.confirm.title'),
    door: 'decide',
    unlisted: true,
  });
}

async function support(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  if (ctx.actor.kind !== 'person') return visitorsWayIn(c, (await readHere(c)).step.terms, `${hereOf(c)}/support`);
  if (!(await ctx.limits.limit('supports', ctx.actor.personId)).allowed) {
    return seeOther(c, hereOf(c), { key: 'proposals.said.too-fast', kind: 'problem' });
  }
  const given = await supportProposal(ctx, addressOf(c));
  if (!given.ok) return wayIn(c, given, `${hereOf(c)}/support`) ?? sayNo(c, given);
  const { isNew, toGive } = given.value;
  if (!isNew) return seeOther(c, hereOf(c), { key: 'proposals.said.supported-before' });
  if (toGive > 0) return seeOther(c, hereOf(c), { key: 'proposals.said.supported-provisional', blanks: { n: toGive } });
  return seeOther(c, hereOf(c), { key: 'proposals.said.supported' });
}

async function takeBack(c: Context<Env>): Promise<Response> {
  if (c.var.ctx.actor.kind !== 'person') return signInFirst(c, hereOf(c));
  const taken = await takeBackSupport(c.var.ctx, addressOf(c));
  return taken.ok ? seeOther(c, hereOf(c), { key: 'proposals.said.taken-back' }) : sayNo(c, taken);
}

async function receipt(c: Context<Env>): Promise<Response> {
  const read = await own(c);
  const { reader, ctx } = c.var;
  return c.render(<ReceiptPage r={reader} read={read} here={hereOf(c)} origin={ctx.origin} />, {
    title: reader.t('proposals.receipt.title'),
    door: 'decide',
    unlisted: true,
  });
}

async function history(c: Context<Env>): Promise<Response> {
  const read = await readHere(c);
  const { reader } = c.var;
  return c.render(<HistoryPage r={reader} read={read} here={hereOf(c)} />, {
    title: reader.t('proposals.history.title', { n: read.versions.length }),
    door: 'decide',
    unlisted: true,
  });
}

function editPage(c: Context<Env>, read: ProposalRead, typed: Typed, problems: readonly FieldProblem[]) {
  const { reader, csrf } = c.var;
  if (!read.may.edit)
    return sayNo(c, { ok: false, code: read.answer ? 'answered-already' : 'edit-window-over', details: {} });
  return c.render(<EditPage r={reader} csrf={csrf} read={read} here={hereOf(c)} typed={typed} problems={problems} />, {
    title: reader.t('proposals.edit.title'),
    door: 'decide',
    status: problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function edit(c: Context<Env>): Promise<Response> {
  const read = await own(c);
  const form = await readForm(c, editForm);
  if (!form.ok) return editPage(c, read, form.typed, form.problems);
  const { body } = form.value;
  const done = await editProposal(c.var.ctx, {
    ...addressOf(c),
    text: { title: form.value.title.replace(/\s+/g, ' '), body },
  });
  if (done.ok) return seeOther(c, hereOf(c), { key: 'proposals.said.edited' });
  if (done.code !== 'title-length' && done.code !== 'body-length') return sayNo(c, done);
  const field = done.code === 'title-length' ? 'title' : 'body';
  return editPage(c, read, form.typed, [{ field, message: c.var.reader.refusal(done) }]);
}

function withdrawPage(c: Context<Env>, read: ProposalRead, typed: Typed, problems: readonly FieldProblem[]) {
  const { reader, csrf } = c.var;
  if (!read.may.withdraw) return sayNo(c, { ok: false, code: 'answered-already', details: {} });
  return c.render(
    <WithdrawPage r={reader} csrf={csrf} read={read} here={hereOf(c)} typed={typed} problems={problems} />,
    {
      title: reader.t('proposals.withdraw.title'),
      door: 'decide',
      status: problems.length > 0 ? 422 : 200,
      unlisted: true,
    },
  );
}

async function withdraw(c: Context<Env>): Promise<Response> {
  const read = await own(c);
  const form = await readForm(c, withdrawForm);
  if (!form.ok) return withdrawPage(c, read, form.typed, form.problems);
  const { reason, note } = form.value;
  const done = await withdrawProposal(c.var.ctx, { ...addressOf(c), reason, note: note || null });
  return done.ok ? seeOther(c, hereOf(c), { key: 'proposals.said.withdrawn' }) : sayNo(c, done);
}

function hereOf(c: Context<Env>): string {
  return `${baseOf(c)}/${addressOf(c).number}`;
}

async function readHere(c: Context<Env>): Promise<ProposalRead> {
  const read = await readProposal(c.var.ctx, addressOf(c));
  if (!read.ok) throw notFound();
  return read.value;
}

/** Its author's pages: others may read that it exists, so they are told no rather than nothing. */
async function own(c: Context<Env>): Promise<ProposalRead> {
  const read = await readHere(c);
  if (!isAuthor(c.var.ctx.actor, read.proposal)) throw forbidden();
  return read;
}

/** A refusal is said on the page it is about. Its sentence may hold dates: they are written before. */
function sayNo(c: Context<Env>, refusal: Refusal): Response {
  const blanks = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  );
  return seeOther(c, hereOf(c), { key: `refusals.${refusal.code}`, kind: 'problem', blanks });
}
