import type { Context } from 'hono';
import type { DistrictId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import type { BudgetAddress, Pot } from '../budget.ts';
import { type BudgetRead, readBudget } from '../read-budget.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export type Address = Required<{ [K in keyof BudgetAddress]: string }>;

export interface District {
  readonly id: DistrictId;
  readonly name: LocalizedText;
}

export interface BudgetOptions {
  districts(ctx: Ctx): Promise<readonly District[]>;
}

export function addressOf(c: Context<Env>): Address {
  const [process, step] = [c.req.param('process') ?? '', c.req.param('step') ?? ''];
  for (const slug of [process, step]) if (!SLUG.test(slug) || slug.length > 80) throw notFound();
  return { process, step };
}

export function baseOf({ process, step }: Address): string {
  return `/processes/${process}/budget/${step}`;
}

export function deskOf({ process, step }: Address): string {
  return `/manage/budgets/${process}/${step}`;
}

export async function readHere(c: Context<Env>): Promise<BudgetRead> {
  const read = await readBudget(c.var.ctx, addressOf(c));
  if (!read.ok) throw notFound();
  return read.value;
}

export function numberOf(c: Context<Env>): number {
  const number = Number(c.req.param('number'));
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) throw notFound();
  return number;
}

/** A refusal is said on the page it is about; of a place that is not there, or not hers, that page. */
export function sayNo(c: Context<Env>, refusal: Refusal, to: string): Response {
  if (refusal.code === 'budget-not-found' || refusal.code === 'project-not-found') throw notFound();
  if (refusal.code === 'not-your-budget') throw forbidden();
  const blanks = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, value instanceof Date ? value.getTime() : value]),
  );
  return seeOther(c, to, { key: `refusals.${refusal.code}`, kind: 'problem', blanks });
}

export function potName(r: Reader, pot: Pot, districts: readonly District[]): string {
  if (pot.districtId === null) return r.t('budget.whole-city');
  const district = districts.find(({ id }) => id === pot.districtId);
  return district ? r.text(district.name) : r.t('budget.district');
}
