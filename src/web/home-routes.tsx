import { Hono } from 'hono';
import { readCity } from '#modules/city/index.ts';
import { drawNewest } from '#modules/news/index.ts';
import {
  currentStep,
  glancesOf,
  listProcesses,
  type ProcessWithSteps,
  stepState,
} from '#modules/participation/processes/index.ts';
import { newestAnswers } from '#modules/participation/proposals/index.ts';
import { listFeatured } from '#modules/projects/index.ts';
import type { Env } from '#platform/http/env.ts';
import { HomePage } from './HomePage.tsx';
import { METHODS } from './methods.ts';

const MOST = 6;
const NEWS = 3;

export function homeRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    const { ctx, reader } = c.var;
    const [city, processes] = await Promise.all([readCity(ctx), listProcesses(ctx, { statuses: ['published'] })]);
    const open = openNow(processes, reader.now);
    const shown = open.slice(0, MOST);
    const [glances, projects, answers, cityNews] = await Promise.all([
      glancesOf(ctx, reader, METHODS, shown),
      listFeatured(ctx),
      newestAnswers(
        ctx,
        processes.map(({ id }) => id),
        NEWS,
      ),
      drawNewest(ctx, reader, processes),
    ]);
    const slugs = new Map(processes.map(({ id, slug }) => [id, slug]));
    const news = answers.map((answer) => ({
      answer,
      href: `/processes/${slugs.get(answer.processId)}/proposals/${answer.number}`,
    }));
    const page = { city, glances, projects, news, cityNews, open: shown, openCount: open.length };
    return c.render(<HomePage r={reader} {...page} />, {
      title: reader.text(city.name),
      description: reader.text(city.tagline),
    });
  });
  return routes;
}

/** Processes with a step in which people can act now: the one that closes first at the top. */
function openNow(processes: readonly ProcessWithSteps[], now: Date): ProcessWithSteps[] {
  const closing = (process: ProcessWithSteps) => currentStep(process.steps, now)?.closesAt?.getTime() ?? Infinity;
  return processes
    .filter((process) => {
      const step = currentStep(process.steps, now);
      return step !== undefined && stepState(step, now) === 'open' && step.method !== 'information';
    })
    .sort((a, b) => closing(a) - closing(b));
}
