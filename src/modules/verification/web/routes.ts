import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { assistRoutes } from './assist-routes.tsx';
import { verificationDeskRoutes } from './desk-routes.tsx';
import { guestRoutes } from './guest-routes.tsx';
import { residentRoutes } from './resident-routes.tsx';

/** Who is a resident, and how she takes part with an account, without one, or with somebody beside her. */
export function verificationRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', residentRoutes());
  routes.route('/', guestRoutes());
  routes.route('/', assistRoutes());
  routes.route('/', verificationDeskRoutes());
  return routes;
}
