import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readZonedTime } from '#kernel/zoned-time.ts';
import { addressesOf, signedInJustNow } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { download } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { type Affected, type Breach, breachTables, countAffected, listAffected } from '../breach.ts';
import { mayHandleBreach } from '../policy.ts';
import { BreachPage } from './BreachPage.tsx';
import type { RightsOptions } from './options.ts';

const HERE = '/manage/breach';
const question = z.object({
  table: z.string().min(1, 'privacy-desk.breach.table-missing'),
  columns: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => (typeof given === 'string' ? [given] : given).filter(Boolean)),
  from: z.string().default(''),
  to: z.string().default(''),
  do: z.enum(['count', 'list']).default('count'),
});

/** Whose data leaked: for administrators, in the 72 hours they have (GDPR art. 33). */
export function breachRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => breachPage(c, options, {}));
  routes.post(HERE, async (c) => {
    const { ctx, reader } = c.var;
    if (!mayHandleBreach(ctx.actor)) throw forbidden();
    const form = await readForm(c, question);
    if (!form.ok) return breachPage(c, options, { typed: form.typed, problems: form.problems });
    const { table, columns } = form.value;
    const dates = { from: dayOf(form.value.from, reader.timeZone), to: dayOf(form.value.to, reader.timeZone) };
    const wrong = (['from', 'to'] as const).filter((field) => form.value[field] !== '' && dates[field] === null);
    if (wrong.length > 0) {
      const problems = wrong.map((field) => ({ field, message: reader.t('privacy-desk.breach.no-date') }));
      return breachPage(c, options, { typed: form.typed, problems });
    }
    const breach = { table, columns, from: dates.from, to: dates.to && endOfDay(dates.to) };
    return form.value.do === 'list' ? list(c, options, breach, form.typed) : count(c, options, breach, form.typed);
  });
  return routes;
}

async function count(c: Context<Env>, options: RightsOptions, breach: Breach, typed: Typed): Promise<Response> {
  const counted = await countAffected(c.var.ctx, options.tables, breach);
  if (counted.ok) return breachPage(c, options, { typed, affected: counted.value });
  return breachPage(c, options, { typed, problems: [{ field: 'table', message: c.var.reader.refusal(counted) }] });
}

/** Opening many addresses is done with a fresh session only; each is written down and seen by its owner. */
async function list(c: Context<Env>, options: RightsOptions, breach: Breach, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  if (!(await signedInJustNow(ctx))) return c.redirect(`/sign-in?again=1&next=${HERE}`, 303);
  const listed = await listAffected(ctx, options.tables, breach);
  if (!listed.ok)
    return breachPage(c, options, { typed, problems: [{ field: 'table', message: c.var.reader.refusal(listed) }] });
  // Read whole before the answer begins: all of it is written down, or none of it is handed out.
  const people: Addressed[] = [];
  for await (const batch of withAddresses(ctx, listed.value)) people.push(...batch);
  return download(c, {
    name: `affected-${breach.table}`,
    format: 'csv',
    batches: once(people),
    columns: [
      { name: 'account', value: ({ personId }) => personId },
      { name: 'email', value: ({ email }) => email },
      { name: 'language', value: ({ language }) => language },
    ],
  });
}

export async function* withAddresses(ctx: Ctx, batches: AsyncIterable<Parameters<typeof addressesOf>[1]>) {
  for await (const people of batches) yield await addressesOf(ctx, people, 'security');
}

type Addressed = Awaited<ReturnType<typeof addressesOf>>[number];

async function* once(people: readonly Addressed[]): AsyncGenerator<readonly Addressed[]> {
  yield people;
}

interface State {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly affected?: Affected;
}

function breachPage(c: Context<Env>, options: RightsOptions, state: State): Response | Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (!mayHandleBreach(ctx.actor)) throw forbidden();
  return c.render(<BreachPage r={reader} csrf={csrf} tables={breachTables(options.tables)} {...state} />, {
    title: reader.t('privacy-desk.breach.title'),
    desk: 'breach',
    status: state.problems ? 422 : 200,
    unlisted: true,
  });
}

function dayOf(day: string, zone: string): Date | null {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? readZonedTime(`${day}T00:00`, zone) : null;
}

function endOfDay(at: Date): Date {
  return new Date(at.getTime() + 86_400_000 - 1);
}
