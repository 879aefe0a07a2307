import { Hono } from 'hono';
import { displayNames, type Names } from '#modules/identity/index.ts';
import { mayTakePart } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sendAtom } from '#platform/http/atom.ts';
import { download, FORMATS, type Format } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { remembered } from '#platform/http/remembered.ts';
import { listProposals, type ProposalList } from '../list-proposals.ts';
import { isOpen, mayRead } from '../policy.ts';
import type { Proposal } from '../proposal.ts';
import { seedOf } from '../random-order.ts';
import { exportColumns, namedBatches } from './export-columns.ts';
import { feedOf } from './feed.ts';
import { type ListFrame, listFrame } from './list-frame.ts';
import { listQuery, listRequest } from './list-query.ts';
import { ProposalsPage } from './ProposalsPage.tsx';

/** The list of a process's proposals: as a page, as data, as a feed. */
export function listRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/processes/:process/proposals', async (c) => {
    const { ctx, reader } = c.var;
    const query = readQuery(c, listQuery);
    const frame = await readable(ctx, c.req.param('process'), query.step);
    const day = ctx.clock.now().toISOString().slice(0, 10);
    const request = listRequest(query, frame, seedOf(c.var.visitorKey, day));
    const list = await listProposals(ctx, frame.step, request);
    const names = await shownNames(ctx, list.proposals);
    const title = reader.t('proposals.list.title', { process: reader.text(frame.process.title) });
    const base = `/processes/${frame.process.slug}/proposals`;
    return c.render(
      <ProposalsPage
        r={reader}
        frame={frame}
        list={list}
        query={query}
        seed={request.seed}
        names={names}
        mayWrite={mayWriteHere(ctx, frame)}
      />,
      {
        title,
        description: reader.text(frame.process.question),
        door: 'decide',
        ...(frame.process.status === 'draft' ? {} : { share: { path: base } }),
        sameAs: shownIn(frame, list, names, request.seed),
        unlisted: Boolean(query.after ?? query.seed) || query.offset > 0,
        alternates: [
          { type: 'application/atom+xml', href: `${base}.atom`, title },
          { type: 'text/csv', href: `${base}.csv`, title },
        ],
      },
    );
  });

  for (const format of FORMATS) {
    routes.get(`/processes/:process/:file{proposals\\.${format}}`, async (c) => {
      const { ctx, reader } = c.var;
      const frame = await readable(ctx, c.req.param('process') ?? '', c.req.query('step'));
      return download(c, {
        name: `${frame.process.slug}-${reader.t('proposals.file-name')}`,
        format: format satisfies Format,
        columns: exportColumns(reader, frame, ctx.origin),
        batches: namedBatches(ctx, frame.step.id),
      });
    });
  }

  routes.get('/processes/:process/:file{proposals\\.atom}', async (c) => {
    const { ctx, reader } = c.var;
    const frame = await readable(ctx, c.req.param('process') ?? '', c.req.query('step'));
    const request = { words: '', states: [], order: 'newest', seed: 0, offset: 0 } as const;
    const { proposals } = await listProposals(ctx, frame.step, request);
    const names = await namesOf(ctx, proposals);
    return sendAtom(c, frame.process.slug, feedOf(reader, frame, proposals, names, ctx.origin));
  });

  return routes;
}

/** The names behind a page of proposals, in one query; none where nobody is named. */
export function namesOf(ctx: Ctx, proposals: readonly Proposal[]): Promise<Names> {
  const ids = proposals.flatMap(({ authorId, organisationName }) => (authorId && !organisationName ? [authorId] : []));
  return ids.length === 0 ? Promise.resolve(new Map()) : displayNames(ctx, ids);
}

/** Names as they stand around a list: asked again every few seconds. */
const remember = remembered<Names>({ fresh: 5, stale: 30, most: 500 });

function shownNames(ctx: Ctx, proposals: readonly Proposal[]): Promise<Names> {
  return remember(ctx, proposals.map(({ id }) => id).join(), () => namesOf(ctx, proposals));
}

/** All that a page of the list is made from. */
function shownIn(frame: ListFrame, list: ProposalList, names: Names, seed: number): string {
  const { proposals, order, total, next, corrected } = list;
  const rows = proposals.map(
    ({ id, standing, tally, editedAt, authorId }) =>
      `${id} ${standing} ${tally.supports} ${tally.comments} ${editedAt?.getTime()} ${authorId && names.get(authorId)}`,
  );
  return JSON.stringify([frame.version, order, total, next, corrected, order === 'random' ? seed : 0, rows]);
}

async function readable(ctx: Ctx, slug: string, step?: string): Promise<ListFrame> {
  const frame = await listFrame(ctx, slug, step);
  if (!frame || !mayRead(ctx.actor, frame.process, { standing: 'open', authorId: null })) throw notFound();
  return frame;
}

/** A visitor may turn out to be a member once she signs in; somebody signed in who is none is led to no form. */
function mayWriteHere({ actor, clock }: Ctx, { process, step, rules }: ListFrame): boolean {
  const isHers = actor.kind === 'visitor' || mayTakePart(actor, process);
  return isHers && rules.writing && isOpen(process, step, clock.now());
}
