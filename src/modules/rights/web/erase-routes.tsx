import { type Context, Hono } from 'hono';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { dropSession, signedInJustNow } from '#modules/identity/index.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { eraseAccount } from '../erase-account.ts';
import { erasurePlan, staysWithoutName } from '../erasure-plan.ts';
import { heldTables } from '../held-data.ts';
import { EraseAccountPage } from './EraseAccountPage.tsx';

const HERE = '/your-data/erase';

export function eraseRoutes(declared: readonly TableDeclaration[]): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => erasePage(c, declared));
  routes.post(HERE, async (c) => {
    const erased = await eraseAccount(c.var.ctx, declared);
    if (!erased.ok && erased.code === 'sign-in-needed') return signInFirst(c, HERE);
    if (!erased.ok && erased.code === 'sign-in-again') return c.redirect(HERE, 303);
    if (!erased.ok) return erasePage(c, declared, c.var.reader.refusal(erased));
    dropSession(c);
    return seeOther(c, '/your-data', { key: 'rights.erase.done' });
  });
  return routes;
}

async function erasePage(c: Context<Env>, declared: readonly TableDeclaration[], problem?: string): Promise<Response> {
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
