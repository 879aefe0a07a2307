import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { formDataOf } from '#platform/http/form.ts';
import { localPath } from '#platform/http/respond.ts';
import { answerTerms, termsQuestion } from '../answer-terms.ts';
import type { TermsQuestion } from '../terms.ts';
import { TermsPage } from './TermsPage.tsx';

/** What is hers to do whatever she accepted: her account and her data, her notices, what staff do at the desk. */
const FREE =
  /^\/(account|assist|guardian|guest|manage|moderation|notices|one-click|passkeys|report|sign-in|sign-out|take-part|terms|unfollow|verify|your-data)(\/|$)/;
const TAKING_BACK = /\/(discard|withdraw)$/;
/** Her yes, sent along with what she was doing. */
export const YES = 'accepts-terms';

/**
 * Reading stays free. Whoever acts after the terms changed is asked first; what she sent stands in the page that asks, and
 * goes on to where she sent it with her yes.
 */
export function askTermsFirst(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { ctx } = c.var;
    const { method, path } = c.req;
    if (method !== 'POST' || FREE.test(path) || TAKING_BACK.test(path)) return next();
    const question = await termsQuestion(ctx);
    if (!question?.isDue) return next();
    const sent = await formDataOf(c);
    const yes = sent.get(YES);
    if (typeof yes !== 'string') return ask(c, question, sent);
    const answered = await answerTerms(ctx, yes);
    if (!answered.ok) return ask(c, question, sent, c.var.reader.refusal(answered));
    if (ctx.actor.kind === 'person') c.set('ctx', ctx.as({ ...ctx.actor, acceptedTerms: yes }));
    return next();
  };
}

function ask(c: Context<Env>, question: TermsQuestion, sent: FormData, problem?: string) {
  const { ctx, reader, csrf, url } = c.var;
  const fields = [...sent].filter((field): field is [string, string] => typeof field[1] === 'string');
  const files = [...sent].flatMap(([name, file]) =>
    typeof file !== 'string' && file.size > 0 ? [{ name, file: file.name }] : [],
  );
  const waiting = { action: url.pathname + url.search, fields: fields.filter(([name]) => name !== YES), files };
  const isHelped = ctx.actor.kind === 'person' && ctx.actor.limited?.kind === 'assisted';
  return c.render(
    <TermsPage {...{ r: reader, csrf, question, waiting, isHelped, problem }} next={cameFrom(c) ?? '/'} />,
    { title: reader.t('city.terms.page'), status: 409, unlisted: true },
  );
}

/** The page of ours on which she pressed. */
function cameFrom(c: Context<Env>): string | null {
  const from = c.req.header('referer') ?? '';
  return from.startsWith(`${c.var.ctx.origin}/`) ? localPath(from.slice(c.var.ctx.origin.length)) : null;
}
