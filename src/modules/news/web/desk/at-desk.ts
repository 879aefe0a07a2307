import type { Context } from 'hono';
import { isId, type ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Result } from '#kernel/result.ts';
import { readCity } from '#modules/city/index.ts';
import { languagesFor, type ProcessWithSteps, processesRunBy } from '#modules/participation/processes/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { newsAtDesk } from '../../at-desk.ts';
import type { NewsId, NewsItem } from '../../news.ts';
import { mayWriteNews, mayWriteSomeNews } from '../../policy.ts';

/** What was sent and did not fit: shown again as it was typed. */
export interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** The desk of news opens to those who may write some; a visitor is asked to sign in. */
export function onlyWriters(c: Context<Env>): void {
  if (!mayWriteSomeNews(c.var.ctx.actor)) throw forbidden();
}

/** The item of this address, for whoever may write it. */
export async function itemAtDesk(c: Context<Env>): Promise<NewsItem> {
  onlyWriters(c);
  return valueAtDesk(await newsAtDesk(c.var.ctx, idOf(c)));
}

export function idOf(c: Context<Env>): NewsId {
  const id = c.req.param('id');
  if (!isId(id)) throw notFound();
  return id as NewsId;
}

/** The value, or the page for what is gone, or closed. */
export function valueAtDesk<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw result.code === 'not-your-news' ? forbidden() : notFound();
}

/** Of what one may write: the city (null) for administrators, and the processes one runs. */
export interface WritablePlaces {
  readonly city: boolean;
  readonly processes: readonly ProcessWithSteps[];
}

export async function writablePlaces(c: Context<Env>): Promise<WritablePlaces> {
  const { ctx } = c.var;
  return { city: mayWriteNews(ctx.actor, null), processes: await processesRunBy(ctx) };
}

/** Null: whatever they belong to. */
export function processIdsOf({ city, processes }: WritablePlaces): readonly ProcessId[] | null {
  return city ? null : processes.map(({ id }) => id);
}

export async function cityLanguages(c: Context<Env>): Promise<readonly Language[]> {
  return languagesFor(c.var.reader, (await readCity(c.var.ctx)).languages);
}

export function deskHead(title: string, returned?: Returned | null): Head {
  return { title, desk: 'news', unlisted: true, status: returned ? 422 : 200 };
}
