import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { displayNames, nameOf } from '#modules/identity/index.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { decideAppeal } from '../../decide-appeal.ts';
import type { CaseId } from '../../moderation.ts';
import { readCase } from '../../read-case.ts';
import { CasePage } from './CasePage.tsx';
import { deskHead, onlyModerators } from './only-moderators.ts';

const CASE = '/manage/moderation/cases/:case';
const appealForm = z.object({
  decision: z.enum(['restore', 'uphold'], 'moderation-desk.appeal.decision-missing'),
  words: z.string().max(20_000).default(''),
});

/** One case, and the decision of an appeal. */
export function caseRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(CASE, (c) => casePage(c, idOf(c), {}, []));

  routes.post(`${CASE}/appeal`, async (c) => {
    onlyModerators(c);
    const id = idOf(c);
    const form = await readForm(c, appealForm);
    if (!form.ok) return casePage(c, id, form.typed, form.problems);
    const { decision, words } = form.value;
    const done = await decideAppeal(c.var.ctx, { id, restore: decision === 'restore', words });
    if (done.ok) return seeOther(c, '/manage/moderation', { key: 'moderation-desk.said.appeal-decided' });
    if (done.code === 'moderation-not-there') throw notFound();
    if (done.code === 'appeal-not-yours') throw forbidden();
    return casePage(c, id, form.typed, [{ field: 'words', message: c.var.reader.refusal(done) }]);
  });

  return routes;
}

export async function casePage(
  c: Context<Env>,
  id: CaseId,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Response> {
  onlyModerators(c);
  const { ctx, reader, csrf } = c.var;
  const read = await readCase(ctx, id);
  if (!read.ok) throw notFound();
  const { one } = read.value;
  // Who wrote a statement is shown to nobody but herself.
  const authorId = one.subject.kind === 'statement' ? null : one.authorId;
  const [names, process] = await Promise.all([
    displayNames(ctx, authorId ? [authorId] : []),
    findProcess(ctx, { id: one.processId }),
  ]);
  const author = nameOf(names, authorId, reader, reader.t('identity.resident'));
  return c.render(
    <CasePage
      {...{ r: reader, csrf, read: read.value, author, typed, problems }}
      process={process ? reader.text(process.title) : ''}
    />,
    // words: moderation-desk.case.title-hold moderation-desk.case.title-report moderation-desk.case.title-appeal
    deskHead(
      reader.t(`moderation-desk.case.title-${one.kind}`, { kind: one.subject.kind }),
      problems.length > 0 ? 422 : 200,
    ),
  );
}

function idOf(c: Context<Env>): CaseId {
  const id = c.req.param('case');
  if (!isId(id)) throw notFound();
  return id as CaseId;
}
