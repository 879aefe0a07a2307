import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from '#platform/metrics.ts';

/** Every request answered, by the pattern of its route: never by its address, which may name somebody's thing. */
export function countRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const route = routePath(c, -1);
    metrics.served({
      method: c.req.method,
      route: route === '/*' || route === '*' ? 'none' : route,
      status: c.res.status,
      ms: performance.now() - begun,
    });
  };
}
