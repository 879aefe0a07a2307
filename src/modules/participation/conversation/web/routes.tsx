import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { answerRoutes, type ConversationOptions } from './answer-routes.tsx';
import { deskRoutes } from './desk/desk-routes.tsx';
import { mapRoutes } from './map-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { writeRoutes } from './write-routes.tsx';

/** The streets of conversations: one statement at a time, the map, the report, and the desk of those who run it. */
export function conversationRoutes(options: ConversationOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', answerRoutes(options));
  routes.route('/', writeRoutes());
  routes.route('/', mapRoutes());
  routes.route('/', reportRoutes(options));
  routes.route('/', deskRoutes(options));
  return routes;
}
