import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { signInFirst } from '#platform/http/respond.ts';
import { correctionsOf } from '../correction-store.ts';
import { ACCESS_LOG, heldTables } from '../held-data.ts';
import { limitablePurposes } from '../limit-purpose.ts';
import { readConsents } from '../read-consents.ts';
import { readHeldData } from '../read-held-data.ts';
import { AboutDataPage } from './AboutDataPage.tsx';
import { AccessesPage } from './AccessesPage.tsx';
import { breachRoutes } from './breach-routes.tsx';
import { consentRoutes } from './consent-routes.tsx';
import { copyRoutes } from './copy-routes.tsx';
import { correctionRoutes } from './correction-routes.tsx';
import { eraseRoutes } from './erase-routes.tsx';
import { idsIn } from './names-in.ts';
import type { RightsOptions } from './options.ts';
import { privacyRoutes } from './privacy-routes.tsx';
import { YourDataPage } from './YourDataPage.tsx';

const NEWEST = 10;
const ACCESSES = 20;
const PAGE = 50;

const accessQuery = z.object({
  after: z.uuid().optional().catch(undefined),
  own: z.string().optional(),
});

/** What the house holds about whoever asks, who looked, what she said yes to, and a copy of it all. */
export function rightsRoutes(options: RightsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  const all = heldTables(options.tables);
  const shown = all.filter(({ table }) => table !== ACCESS_LOG);
  const purposes = limitablePurposes(options.tables);

  routes.get('/your-data', async (c) => {
    const { ctx, reader, csrf } = c.var;
    const { actor } = ctx;
    const head = { title: reader.t('rights.title'), door: 'your-data' } as const;
    const held = await readHeldData(ctx, shown, NEWEST);
    const consents = await readConsents(ctx);
    if (!held.ok || !consents.ok || actor.kind !== 'person')
      return c.render(<AboutDataPage r={reader} tables={shown} />, head);
    const accesses = await ctx.personal.accessesOf(actor.personId, { limit: ACCESSES });
    const corrections = await correctionsOf(ctx, actor.personId);
    const limits = await ctx.personal.limitsOf(actor.personId);
    const names = await options.names(ctx, reader, idsIn(held.value));
    const about = { held: held.value, consents: consents.value, names, accesses, limits, purposes, corrections };
    const hasAccount = actor.limited === undefined;
    return c.render(<YourDataPage r={reader} csrf={csrf} {...about} {...{ hasAccount }} tables={all} />, {
      ...head,
      unlisted: true,
    });
  });

  routes.get('/your-data/accesses', async (c) => {
    const { ctx, reader } = c.var;
    if (ctx.actor.kind !== 'person') return signInFirst(c);
    const { after, own } = readQuery(c, accessQuery);
    const withOwn = own !== undefined && own !== '';
    const page = { limit: PAGE + 1, withOwn, ...(after && { after }) };
    const accesses = await ctx.personal.accessesOf(ctx.actor.personId, page);
    const paged = { hasMore: accesses.length > PAGE, isFirst: after === undefined, withOwn };
    return c.render(<AccessesPage r={reader} accesses={accesses.slice(0, PAGE)} tables={all} {...paged} />, {
      title: reader.t('rights.looked.title'),
      door: 'your-data',
      unlisted: true,
    });
  });

  routes.route('/', copyRoutes(options, all));
  routes.route('/', consentRoutes(options));
  routes.route('/', correctionRoutes(options));
  routes.route('/', eraseRoutes(options));
  routes.route('/', privacyRoutes(options));
  routes.route('/', breachRoutes(options));
  return routes;
}
