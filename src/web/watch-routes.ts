import { timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { FailedJob } from '#platform/jobs.ts';
import type { Metrics } from '#platform/metrics.ts';
import type { AppParts } from './app.tsx';

export interface Watch {
  isDatabaseThere(): Promise<boolean>;
  counts(): Promise<Readonly<Record<'waiting' | 'running' | 'failed', number>>>;
  /** Jobs that failed for the last time, newest first. */
  failedJobs(): Promise<FailedJob[]>;
  retry(jobId: string): Promise<void>;
  readonly metrics: Metrics;
}

/** For whoever keeps the machines: alive, ready, and the figures (Prometheus). */
export function watchRoutes(parts: AppParts): Hono<Env> {
  const { watch, platform } = parts;
  const routes = new Hono<Env>();
  routes.get('/healthz', (c) => c.text('ok'));
  routes.get('/readyz', async (c) =>
    (await watch.isDatabaseThere()) ? c.text('ready') : c.text('The database does not answer', 503),
  );
  routes.get('/metrics', async (c) => {
    const allowed = platform.config.metricsToken === null ? isThisMachine(c) : holds(c, platform.config.metricsToken);
    if (!allowed) return c.text('The figures are for this machine, or for who holds METRICS_TOKEN', 403);
    return c.body(await watch.metrics.text(), 200, { 'content-type': watch.metrics.contentType });
  });
  return routes;
}

function holds(c: Context<Env>, token: string): boolean {
  const given = Buffer.from(c.req.header('authorization')?.replace(/^Bearer /, '') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Asked directly, not by way of a proxy that stands on this machine for everybody. */
function isThisMachine(c: Context<Env>): boolean {
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false;
  try {
    const { address } = getConnInfo(c).remote;
    return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
  } catch {
    // `app.request()` has no socket: nobody from outside asks so.
    return true;
  }
}
