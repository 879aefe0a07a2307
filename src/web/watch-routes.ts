import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { AppParts } from './app.tsx';

export interface Watch {
  isDatabaseThere(): Promise<boolean>;
  counts(): Promise<Readonly<Record<'waiting' | 'running' | 'failed', number>>>;
}

/** For whoever keeps the machines: alive, ready, and the figures (Prometheus). */
export function watchRoutes(parts: AppParts): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/healthz', (c) => c.text('ok'));
  routes.get('/readyz', async (c) =>
    (await parts.watch.isDatabaseThere()) ? c.text('ready') : c.text('The database does not answer', 503),
  );
  return routes;
}
