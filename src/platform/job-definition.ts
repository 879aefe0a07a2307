import type { Ctx } from './ctx.ts';

/** A piece of work that runs apart from requests. It may run twice: make it idempotent (`once` in job-receipts.ts). */
export interface JobDefinition {
  /** `module.verb-noun`. */
  readonly name: string;
  /** Acts as the system, named after the job. A throw makes it run again later. */
  run(ctx: Ctx, data: object): Promise<void>;
  /** How many times more it is tried when it fails, each time later. Default 12 (about half a day). */
  readonly retries?: number;
  /** Runs by the clock: a cron line (minute hour day month weekday) in the time zone given, else UTC. */
  readonly schedule?: { readonly cron: string; readonly timeZone?: string };
  /** How many may run at the same moment over all nodes. */
  readonly atOnce?: number;
}

/** Gives `run` the type of its data. */
export function defineJob<T extends object>(
  job: Omit<JobDefinition, 'run'> & { run(ctx: Ctx, data: T): Promise<void> },
): JobDefinition {
  return { ...job, run: (ctx, data) => job.run(ctx, data as T) };
}
