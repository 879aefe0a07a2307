import { type Context, Hono } from 'hono';
import { isId } from '#kernel/ids.ts';
import { dropSession, signedInJustNow } from '#modules/identity/index.ts';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { eraseAccount } from '../erase-account.ts';
import { type Certificate, erasureCertificate } from '../erasure-certificate.ts';
import { erasurePlan, staysWithoutName } from '../erasure-plan.ts';
import { heldTables } from '../held-data.ts';
import { CertificatePage } from './CertificatePage.tsx';
import { EraseAccountPage } from './EraseAccountPage.tsx';
import type { RightsOptions } from './options.ts';

const HERE = '/your-data/erase';
const UUID = '[0-9a-f-]{36}';

export function eraseRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => erasePage(c, options));
  routes.post(HERE, async (c) => {
    const erased = await eraseAccount(c.var.ctx, options.tables);
    if (!erased.ok && erased.code === 'sign-in-needed') return signInFirst(c, HERE);
    if (!erased.ok && erased.code === 'sign-in-again') return c.redirect(HERE, 303);
    if (!erased.ok && erased.code === 'second-factor-needed')
      return c.redirect(`/account/second-factor?next=${HERE}`, 303);
    if (!erased.ok) return erasePage(c, options, c.var.reader.refusal(erased));
    dropSession(c);
    return seeOther(c, `/your-data/erased/${erased.value.id}`, { key: 'rights.erase.done' });
  });

  // Open to whoever has its number, for its owner has no account any more. It names nobody.
  routes.get(`/your-data/erased/:file{${UUID}[.]json}`, async (c) => {
    const certificate = await certificateOf(c, c.req.param('file').slice(0, 36));
    const { name } = await options.controller(c.var.ctx, c.var.reader);
    return c.body(`${JSON.stringify({ city: name, ...certificate }, null, 1)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': contentDisposition('erasure-certificate.json'),
      'cache-control': 'private, no-store',
    });
  });
  routes.get(`/your-data/erased/:id{${UUID}}`, async (c) => {
    const certificate = await certificateOf(c, c.req.param('id'));
    const { reader } = c.var;
    return c.render(<CertificatePage r={reader} certificate={certificate} />, {
      title: reader.t('consents.certificate.title'),
      door: 'your-data',
      unlisted: true,
    });
  });
  return routes;
}

async function certificateOf(c: Context<Env>, id: string): Promise<Certificate> {
  const certificate = isId(id) ? await erasureCertificate(c.var.ctx, id) : null;
  if (!certificate) throw notFound();
  return certificate;
}

async function erasePage(c: Context<Env>, { tables: declared }: RightsOptions, problem?: string): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  if (ctx.actor.kind !== 'person') return signInFirst(c, HERE);
  const labels = new Map(heldTables(declared).map(({ table, label }) => [table, label]));
  const labelled = (tables: readonly string[]) => tables.flatMap((table) => labels.get(table) ?? []);
  const goes = labelled([
    'people',
    ...erasurePlan(declared).flatMap((one) => (one.does === 'delete' ? one.table : [])),
  ]);
  const stays = labelled(staysWithoutName(declared).filter((table) => table !== 'people'));
  const again = !(await signedInJustNow(ctx));
  return c.render(
    <EraseAccountPage r={reader} csrf={csrf} goes={goes} stays={stays} again={again} problem={problem} />,
    {
      title: reader.t('rights.erase.page'),
      door: 'your-data',
      status: problem ? 422 : 200,
      unlisted: true,
    },
  );
}
