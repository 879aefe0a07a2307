import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { ballotRoutes } from './ballot-routes.tsx';
import type { BudgetOptions } from './base.ts';
import { deskRoutes } from './desk/desk-routes.tsx';
import { projectRoutes } from './project-routes.tsx';
import { resultRoutes } from './result-routes.tsx';

/** The streets of budgets: the projects and the basket, the ballot, the result, and the desk. */
export function budgetRoutes(options: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', projectRoutes(options));
  routes.route('/', ballotRoutes(options));
  routes.route('/', resultRoutes(options));
  routes.route('/', deskRoutes(options));
  return routes;
}
