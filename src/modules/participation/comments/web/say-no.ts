import type { Context } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';

/** A refusal is said on the page it is about. Its sentence may hold dates: they travel as numbers. */
export function sayNo(c: Context<Env>, refusal: Refusal, page: string): Response {
  const blanks = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  );
  return seeOther(c, page, { key: `refusals.${refusal.code}`, kind: 'problem', blanks });
}
