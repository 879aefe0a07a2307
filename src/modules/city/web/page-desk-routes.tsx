import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readZonedTime } from '#kernel/zoned-time.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { isVersioned } from '../city.ts';
import { pageHtml } from '../page-html.ts';
import { publishPage } from '../publish-page.ts';
import { findPage, listPages, listPageVersions, readCity } from '../store.ts';
import { localizedOf, localizedShape, typedOf } from './localized-fields.tsx';
import { onlyCityStaff } from './only-city-staff.ts';
import { PageEditor } from './PageEditor.tsx';
import { PagesList } from './PagesList.tsx';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 60_000;

const pageForm = z.object({
  ...localizedShape('title', 160),
  ...localizedShape('body', LONGEST),
  version: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'city-desk.form.version-wrong'),
  holdsFrom: z.union([z.literal(''), z.iso.date('city-desk.form.day-wrong')]).default(''),
});

/** The pages the city writes: legal notice, terms, where to learn. */
export function pageDeskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/pages', async (c) => {
    onlyCityStaff(c);
    const { ctx, reader } = c.var;
    const asked = c.req.query('slug');
    if (asked !== undefined && SLUG.test(asked)) return c.redirect(`/manage/pages/${asked}`, 303);
    const pages = await listPages(ctx);
    return c.render(<PagesList r={reader} pages={pages} wrongSlug={asked} />, {
      title: reader.t('city-desk.pages.title'),
      desk: 'pages',
      status: asked === undefined ? 200 : 422,
      unlisted: true,
    });
  });

  routes.get('/manage/pages/:slug', (c) => editor(c, c.req.param('slug'), {}));

  routes.post('/manage/pages/:slug', async (c) => {
    onlyCityStaff(c);
    const slug = c.req.param('slug');
    const form = await readForm(c, pageForm);
    if (!form.ok) return editor(c, slug, { typed: form.typed, problems: form.problems });
    const [title, body] = [localizedOf(form.value, 'title'), localizedOf(form.value, 'body')];
    const empty = await missingWords(c, { title, body });
    if (empty) return editor(c, slug, { typed: form.typed, problems: [empty] });
    if (form.typed.do !== 'publish') return editor(c, slug, { typed: form.typed, preview: true });
    const { version, holdsFrom: day } = form.value;
    const holdsFrom = (day && readZonedTime(`${day}T00:00`, c.var.reader.timeZone)) || undefined;
    const published = await publishPage(c.var.ctx, { slug, version, title, body, holdsFrom });
    if (published.ok) return seeOther(c, `/manage/pages/${slug}`, { key: 'city-desk.said.published' });
    const problem = { field: 'version', message: c.var.reader.refusal(published) };
    return editor(c, slug, { typed: form.typed, problems: [problem] });
  });

  return routes;
}

interface State {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly preview?: boolean;
}

async function editor(c: Context<Env>, slug: string, state: State): Promise<Response> {
  onlyCityStaff(c);
  if (!SLUG.test(slug)) throw notFound();
  const { ctx, reader, csrf } = c.var;
  const [city, versions] = await Promise.all([readCity(ctx), listPageVersions(ctx, slug)]);
  // The newest, though it may not hold yet: the next version goes on from it.
  const page = versions[0] && (await findPage(ctx, slug, versions[0].version));
  const version = page && !isVersioned(slug) ? page.version : nextVersion(reader.now, versions);
  const typed = state.typed ?? { ...typedOf('title', page?.title), ...typedOf('body', page?.body), version };
  return c.render(
    <PageEditor
      r={reader}
      csrf={csrf}
      slug={slug}
      versions={versions}
      languages={city.languages}
      typed={typed}
      problems={state.problems ?? []}
      preview={
        state.preview ? { title: localizedOf(typed, 'title'), body: pageHtml(localizedOf(typed, 'body')) } : null
      }
    />,
    {
      title: page ? reader.text(page.title) : reader.t('city-desk.pages.new'),
      desk: 'pages',
      status: state.problems ? 422 : 200,
      unlisted: true,
    },
  );
}

/** A page says something in the city's own language, title and body. */
async function missingWords(
  c: Context<Env>,
  { title, body }: Record<'title' | 'body', ReturnType<typeof localizedOf>>,
): Promise<FieldProblem | null> {
  const [first = 'ca'] = (await readCity(c.var.ctx)).languages;
  const message = c.var.reader.t('city-desk.form.words-missing');
  if (!title[first]) return { field: `title-${first}`, message };
  return body[first] ? null : { field: `body-${first}`, message };
}

/** "2026-11-23", and with a number where there is one of today already. */
function nextVersion(now: Date, versions: readonly { version: string }[]): string {
  const day = now.toISOString().slice(0, 10);
  const taken = versions.filter(({ version }) => version.startsWith(day)).length;
  return taken === 0 ? day : `${day}.${taken + 1}`;
}
