import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import { addDays, readZonedTime, writeZonedTime } from '#kernel/zoned-time.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, readQuery, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changeLink } from '../change-link.ts';
import { findThing } from '../find-thing.ts';
import { makeLink } from '../make-link.ts';
import { mayKeepLinks } from '../policy.ts';
import { type LinkRead, readLink, readLinks } from '../read-links.ts';
import { retireLink } from '../retire-link.ts';
import type { ThingAt } from '../thing.ts';
import { LinkPage } from './LinkPage.tsx';
import { LinksPage } from './LinksPage.tsx';

const HERE = '/manage/links';
const ONE = `${HERE}/:code{[a-z0-9-]{3,40}}`;
const LATELY = 30;

// Too long is told as unfit by the use case, in its own words.
const linkForm = z.object({ words: z.string().default(''), to: z.string().default('') });
const listQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}_[a-z0-9-]{3,40}$/)
    .transform((text) => {
      const [at = '', code = ''] = text.split(/_(.*)/s);
      return { madeAt: new Date(Number(at)), code };
    })
    .optional(),
});

/** Words of the staff's own, and how often each short address was used. */
export function deskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => list(c, {}, []));
  routes.post(HERE, make);
  routes.get(ONE, (c) => one(c, null, []));
  routes.post(ONE, change);
  routes.post(`${ONE}/retire`, (c) => retire(c, 'retire'));
  routes.post(`${ONE}/bring-back`, (c) => retire(c, 'bring-back'));
  return routes;
}

async function list(c: Context<Env>, typed: Typed, problems: readonly FieldProblem[]): Promise<Response> {
  onlyKeepers(c);
  const { ctx, reader, csrf } = c.var;
  const { after } = readQuery(c, listQuery);
  const read = await readLinks(ctx, lately(c), after);
  if (!read.ok) throw forbidden();
  return c.render(
    <LinksPage
      {...{ r: reader, csrf, read: read.value, typed, problems, origin: ctx.origin }}
      first={after === undefined}
      days={LATELY}
    />,
    {
      title: reader.t('sharing-desk.title'),
      desk: 'links',
      status: problems.length > 0 ? 422 : 200,
      unlisted: true,
    },
  );
}

async function make(c: Context<Env>): Promise<Response> {
  onlyKeepers(c);
  const form = await readForm(c, linkForm);
  if (!form.ok) return list(c, form.typed, form.problems);
  const made = await makeLink(c.var.ctx, form.value, thingAtOf(c));
  if (!made.ok) return list(c, form.typed, [problemOf(c, made)]);
  return seeOther(c, `${HERE}/${made.value.code}`, { key: 'sharing-desk.said.made' });
}

async function one(c: Context<Env>, typed: Typed | null, problems: readonly FieldProblem[]): Promise<Response> {
  const link = await linkAt(c);
  const { ctx, reader, csrf } = c.var;
  if (link.code !== c.req.param('code')) return seeOther(c, `${HERE}/${link.code}`);
  const thing = await findThing(ctx.as({ kind: 'visitor' }), reader, link.path);
  return c.render(
    <LinkPage
      {...{ r: reader, csrf, link, thing, problems, origin: ctx.origin }}
      typed={typed ?? { words: link.code, to: link.path }}
      days={LATELY}
    />,
    {
      title: `/s/${link.code}`,
      desk: 'links',
      status: problems.length > 0 ? 422 : 200,
      unlisted: true,
    },
  );
}

async function change(c: Context<Env>): Promise<Response> {
  const link = await linkAt(c);
  const form = await readForm(c, linkForm);
  if (!form.ok) return one(c, form.typed, form.problems);
  const changed = await changeLink(c.var.ctx, link.code, form.value, thingAtOf(c));
  if (changed.ok) return seeOther(c, `${HERE}/${changed.value.code}`, { key: 'sharing-desk.said.changed' });
  if (changed.code === 'link-not-found') throw notFound();
  return one(c, form.typed, [problemOf(c, changed)]);
}

async function retire(c: Context<Env>, does: 'retire' | 'bring-back'): Promise<Response> {
  const link = await linkAt(c);
  const done = await retireLink(c.var.ctx, link.code, does);
  if (!done.ok) throw notFound();
  // words: sharing-desk.said.retire sharing-desk.said.bring-back
  return seeOther(c, `${HERE}/${link.code}`, { key: `sharing-desk.said.${does}` });
}

async function linkAt(c: Context<Env>): Promise<LinkRead> {
  onlyKeepers(c);
  const link = await readLink(c.var.ctx, c.req.param('code') ?? '', lately(c));
  if (!link.ok) throw notFound();
  return link.value;
}

function onlyKeepers(c: Context<Env>): void {
  if (!mayKeepLinks(c.var.ctx.actor)) throw forbidden();
}

function thingAtOf(c: Context<Env>): ThingAt {
  return (ctx, path) => findThing(ctx, c.var.reader, path);
}

/** Beside the field it is about. */
function problemOf(c: Context<Env>, refusal: Refusal): FieldProblem {
  const field = refusal.code === 'link-leads-nowhere' ? 'to' : 'words';
  return { field, message: c.var.reader.refusal(refusal) };
}

/** The first of the last days, in the city's calendar. */
function lately(c: Context<Env>): string {
  const { now, timeZone } = c.var.reader;
  const today = writeZonedTime(now, timeZone).slice(0, 10);
  const noon = readZonedTime(`${today}T12:00`, timeZone) ?? now;
  return writeZonedTime(addDays(noon, 1 - LATELY, timeZone), timeZone).slice(0, 10);
}
