import type { Context } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import type { ProposalAddress } from '../proposal.ts';

/** `/processes/<slug>/proposals` */
export function baseOf(c: Context<Env>): string {
  return `/processes/${processOf(c)}/proposals`;
}

export function processOf(c: Context<Env>): string {
  const slug = c.req.param('process') ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) throw notFound();
  return slug;
}

export function addressOf(c: Context<Env>): ProposalAddress {
  const number = Number(c.req.param('number'));
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) throw notFound();
  return { process: processOf(c), number };
}
