import { type Context, Hono } from 'hono';
import type { Actor } from '#kernel/actor.ts';
import { askTermsFirst } from '#modules/city/index.ts';
import { cardRoutes } from '#modules/sharing/index.ts';
import { keepWithin } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Platform } from '#platform/ctx-factory.ts';
import type { Env } from '#platform/http/env.ts';
import type { Words } from '#platform/words/words.ts';
import type { Assets } from './assets.ts';
import { countRequests } from './count-requests.ts';
import { errorPages, notFoundPage } from './error-pages.tsx';
import type { CityFrame } from './Layout.tsx';
import { logOfActs } from './log-of-acts.ts';
import { meetStranger } from './meet-stranger.ts';
import { meetVisitor } from './meet-visitor.tsx';
import { METHODS } from './methods.ts';
import { originCheck } from './origin-check.ts';
import { readable } from './readable.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionMark } from './session-mark.ts';
import { streetMap } from './street-map.tsx';
import { type Watch, watchRoutes } from './watch-routes.ts';

export interface AppParts {
  readonly platform: Platform;
  readonly words: Words;
  readonly assets: Assets;
  cityFrame(ctx: Ctx): Promise<CityFrame>;
  actorOf(ctx: Ctx, c: Context): Promise<Actor>;
  /** What the operator's pages ask: is the database there, how many jobs wait, the metrics. */
  readonly watch: Watch;
}

/** The door: what every request passes on its way to a module's routes. The routes themselves are the street map's. */
export function createApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  const { origin } = parts.platform;
  app.use(countRequests(parts.watch.metrics));
  app.use(securityHeaders(origin));
  app.route('/', parts.assets.routes);
  app.route('/', watchRoutes(parts));
  // Before anybody is met: what other pages show is drawn for nobody.
  app.use(meetStranger(parts));
  app.route('/', cardRoutes({ methods: METHODS }));
  app.use(meetVisitor(parts, (path) => app.routes.some((route) => route.method === 'GET' && route.path === path)));
  // After the visitor is met: who sends too much reads why in her language.
  app.use(readable());
  app.use(
    originCheck(origin, (token, session) => parts.platform.keys.verifyToken('csrf', token) === session, sessionMark),
  );
  app.use(keepWithin());
  app.use(askTermsFirst());
  app.use(logOfActs);
  streetMap(app, parts);
  app.notFound(notFoundPage);
  app.onError(errorPages(parts));
  return app;
}
