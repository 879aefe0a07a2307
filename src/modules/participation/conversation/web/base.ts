import type { Context } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import type { ConversationAddress } from '../statement.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function addressOf(c: Context<Env>): Required<{ [K in keyof ConversationAddress]: string }> {
  const [process, step] = [c.req.param('process') ?? '', c.req.param('step') ?? ''];
  for (const slug of [process, step]) if (!SLUG.test(slug) || slug.length > 80) throw notFound();
  return { process, step };
}

export function baseOf({ process, step }: { process: string; step: string }): string {
  return `/processes/${process}/conversation/${step}`;
}

export function deskOf({ process, step }: { process: string; step: string }): string {
  return `/manage/conversations/${process}/${step}`;
}

/** A refusal is said on the page it is about; of a place that is not there, or not hers, that page. */
export function sayNo(c: Context<Env>, refusal: Refusal, to: string): Response {
  if (refusal.code === 'conversation-not-found') throw notFound();
  if (refusal.code === 'not-your-conversation') throw forbidden();
  const blanks = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  );
  return seeOther(c, to, { key: `refusals.${refusal.code}`, kind: 'problem', blanks });
}
