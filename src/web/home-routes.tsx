import { Hono } from 'hono';
import { readCity } from '#modules/city/index.ts';
import {
  currentStep,
  glancesOf,
  listProcesses,
  type ProcessWithSteps,
  stepState,
} from '#modules/participation/processes/index.ts';
import type { Env } from '#platform/http/env.ts';
import { HomePage } from './HomePage.tsx';
import { METHODS } from './methods.ts';

const MOST = 6;

export function homeRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    const { ctx, reader } = c.var;
    const [city, processes] = await Promise.all([readCity(ctx), listProcesses(ctx, { statuses: ['published'] })]);
    const open = openNow(processes, reader.now);
    const glances = await glancesOf(ctx, reader, METHODS, open);
    return c.render(<HomePage r={reader} city={city} open={open} glances={glances} news={[]} />, {
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
    .sort((a, b) => closing(a) - closing(b))
    .slice(0, MOST);
}
