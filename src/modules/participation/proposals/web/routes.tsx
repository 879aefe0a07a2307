import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { answerRoutes } from './desk/answer-routes.tsx';
import { draftRoutes } from './draft-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { type ProposalOptions, proposalPageRoutes } from './proposal-routes.tsx';

/** The streets of proposals: the list, writing one, one proposal, and the desk where the city answers. */
export function proposalRoutes(options: ProposalOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', listRoutes());
  routes.route('/', draftRoutes());
  routes.route('/', proposalPageRoutes(options));
  routes.route('/', answerRoutes());
  return routes;
}
