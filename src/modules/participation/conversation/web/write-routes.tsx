import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LANGUAGES } from '#kernel/language.ts';
import { isAboutEligibility } from '#modules/verification/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { AFRESH } from '../read-conversation.ts';
import type { Statement } from '../statement.ts';
import { similarStatements, writtenBy } from '../statement-store.ts';
import { oneLine, writeStatement } from '../write-statement.ts';
import { readHere } from './answer-routes.tsx';
import { addressOf, baseOf, sayNo } from './base.ts';
import { MinePage } from './MinePage.tsx';
import { WritePage } from './WritePage.tsx';

const HERE = '/processes/:process/conversation/:step';
const statementForm = z.object({
  body: z.string().max(5000),
  language: z.enum(LANGUAGES),
  formId: z.uuid(),
  sure: z.string().optional(),
});

/** A statement of one's own, and one's own answers. */
export function writeRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(`${HERE}/write`, async (c) =>
    c.var.ctx.actor.kind === 'person' ? writePage(c, {}, [], []) : signInFirst(c),
  );
  routes.post(`${HERE}/write`, write);
  routes.get(`${HERE}/mine`, mine);
  return routes;
}

async function writePage(
  c: Context<Env>,
  typed: Typed,
  problems: readonly FieldProblem[],
  similar: readonly Statement[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readHere(c);
  const base = baseOf(addressOf(c));
  if (!read.may.write) return seeOther(c, base, { key: 'refusals.statements-not-taken', kind: 'problem' });
  const formId = typeof typed.formId === 'string' ? typed.formId : ctx.newId<string>();
  return c.render(<WritePage {...{ r: reader, csrf, read, base, formId, typed, problems, similar }} />, {
    title: reader.t('conversation.write.title'),
    door: 'decide',
    unlisted: true,
    status: problems.length > 0 ? 422 : 200,
  });
}

async function write(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const base = baseOf(addressOf(c));
  if (ctx.actor.kind !== 'person') return signInFirst(c, `${base}/write`);
  const form = await readForm(c, statementForm);
  if (!form.ok) return writePage(c, form.typed, form.problems, []);
  const { body, language, formId, sure } = form.value;
  if (sure === undefined) {
    const { step } = await readHere(c);
    const similar = await similarStatements(ctx, step.id, { body: oneLine(body), language }, 3);
    if (similar.length > 0) return writePage(c, form.typed, [], similar);
  }
  if (!(await ctx.limits.limit('comments', ctx.actor.personId)).allowed)
    return writePage(c, form.typed, [{ field: 'body', message: reader.t('conversation.said.too-fast') }], []);
  const done = await writeStatement(ctx, addressOf(c), { body, language, formId });
  if (!done.ok) {
    // Her words stay in the form while she puts right who she is.
    if (done.code === 'statement-length' || done.code === 'statement-limit' || isAboutEligibility(done))
      return writePage(c, form.typed, [{ field: 'body', message: reader.refusal(done) }], []);
    return sayNo(c, done, base);
  }
  const key = done.value.state === 'held' ? 'conversation.said.held' : 'conversation.said.written';
  return seeOther(c, base, { key });
}

async function mine(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c);
  const read = await readHere(c, AFRESH);
  const written = await writtenBy(ctx, read.step.id, ctx.actor.personId);
  return c.render(<MinePage r={reader} csrf={csrf} read={read} base={baseOf(addressOf(c))} written={written} />, {
    title: reader.t('conversation.mine.link'),
    door: 'decide',
    unlisted: true,
  });
}
