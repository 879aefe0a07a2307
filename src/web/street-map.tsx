import type { Hono } from 'hono';
import { findPage, listAreas, readCity } from '#modules/city/index.ts';
import { identityRoutes } from '#modules/identity/index.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import type { AppParts } from './app.tsx';

/** Every street of the city, in the order a visitor would walk them. */
export function streetMap(app: Hono<Env>, _parts: AppParts): void {
  app.route(
    '/',
    identityRoutes({
      termsVersion: async (ctx) => (await findPage(ctx, 'terms'))?.version ?? '0',
      demoPeople: async (ctx) => ((await readCity(ctx)).demo ? [] : []),
      districts: (ctx) => listAreas(ctx, 'district'),
      processes: (ctx) => listProcesses(ctx, { statuses: ['draft', 'published'] }),
    }),
  );
}
